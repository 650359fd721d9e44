import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('defuses the formula %j', (text) => {
  expect(
    toCsv([[text]], 'en')
      .replace('\uFEFF', '')
      .replace(/^"/, ''),
  ).toMatch(/^'/);
});

it('leaves numbers alone, negative ones too', () => {
  expect(toCsv([[-1.5, 0]], 'en')).toBe('\uFEFF-1.5,0\r\n');
});

it('writes for French spreadsheets with semicolons and decimal commas', () => {
  expect(toCsv([['Ventes', 1234.5, null]], 'fr')).toBe('\uFEFFVentes;1234,5;\r\n');
});

it('quotes what would break the row', () => {
  expect(toCsv([['a"b', 'c,d', 'e\nf', 'g;h']], 'en')).toBe('\uFEFF"a""b","c,d","e\nf",g;h\r\n');
});
