import { expect, it } from 'vitest';
import cases from '../../../test/fixtures/csv/cases.json';
import { type Cell, toCsv } from './csv.ts';

/** The server's files are held to the same list. */
const ofPage = cases.flatMap(({ form, row, line }) =>
  row.every((cell) => cell === null || typeof cell !== 'object')
    ? [{ locale: form.toLowerCase(), row: row as Cell[], line }]
    : [],
);

it.each(ofPage)('writes $row as the server does, $locale', ({ locale, row, line }) => {
  expect(toCsv([row], locale)).toBe(line);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('defuses the formula %j', (text) => {
  expect(
    toCsv([[text]], 'en')
      .replace('\uFEFF', '')
      .replace(/^"/, ''),
  ).toMatch(/^'/);
});
