import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Cell, type CsvForm, csvLines, csvMark } from './csv.ts';

/** The dashboard, which may load nothing of the kernel, writes the same files: both are held to this list. */
const cases = JSON.parse(
  readFileSync(new URL('../../test/fixtures/csv/cases.json', import.meta.url), 'utf8'),
) as ReadonlyArray<{ form: CsvForm; row: Cell[]; line: string }>;

it.each(cases)('writes $row as $line for $form', ({ form, row, line }) => {
  expect(csvMark(form) + csvLines([row], form)).toBe(line);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠A'])(
  'defuses the formula %j in every form',
  (text) => {
    for (const form of ['FR', 'EN', 'ISO'] as const)
      expect(
        csvLines([[text]], form)
          .replace(/^"/, '')
          .startsWith(`'${text}`),
      ).toBe(true);
  },
);

it('writes digits of any length as they are, and guards what only claims to be a number', () => {
  expect(csvLines([[{ decimal: '-12345678901234567890.05' }]], 'FR')).toBe('-12345678901234567890,05\r\n');
  expect(csvLines([[{ decimal: '-1+1' }]], 'EN')).toBe("'-1+1\r\n");
});
