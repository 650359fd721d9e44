import { expect, it } from 'vitest';
import { formatsFor } from './format.ts';

const fr = formatsFor('fr', 'Europe/Paris');
const en = formatsFor('en', 'Europe/Paris');
/** Intl uses several kinds of space; the test does not fix which one. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F\u2009]/g, ' ');

it('writes money as each language does, with the decimals of the currency', () => {
  expect(plain(fr.money('1234.5', 'EUR').text)).toBe('1 234,50 €');
  expect(plain(en.money('1234.5', 'EUR').text)).toBe('€1,234.50');
  expect(plain(fr.money('1234', 'JPY').text)).toBe('1 234 JPY');
  expect(plain(fr.money('1234567', 'EUR', 'compact').text)).toBe('1,2 M €');
});

it('tells the unit from the figure', () => {
  expect(
    fr
      .money('12', 'EUR')
      .parts.filter((part) => part.unit)
      .map((part) => part.text),
  ).toEqual(['€']);
});

it('writes rates as percentages and their change in points', () => {
  expect(plain(fr.rate(0.2143).text)).toBe('21,4 %');
  expect(plain(fr.points(0.012))).toBe('+1,2 pt');
  expect(plain(en.points(-0.012))).toBe('-1.2 pt');
  expect(plain(fr.change(0.08))).toBe('+8 %');
});

it('writes a time in its largest unit', () => {
  expect(plain(formatsFor('en', 'UTC').duration(45).text)).toBe('45 secs');
  expect(plain(formatsFor('en', 'UTC').duration(12_600).text)).toBe('3.5 hrs');
  expect(plain(formatsFor('fr', 'UTC').duration(12_600).text)).toBe('3,5 h');
  expect(plain(formatsFor('fr', 'UTC').duration(172_800).text)).toBe('2 j');
});

it('shows the last day of a half-open range, not the one after it', () => {
  expect(plain(fr.range('2026-10-24', '2026-11-23'))).toContain('22 nov. 2026');
  expect(plain(en.range('2026-11-22', '2026-11-23'))).toBe('22 Nov 2026');
});

it('shows instants in the time zone of the shop', () => {
  expect(en.time('2026-11-22T23:30:00Z')).toBe('00:30');
});
