import { expect, it } from 'vitest';
import { convertMinor } from './convert.ts';
import type { HeldRate } from './exchange-rate.ts';
import { createRateBook } from './rate-of-day.ts';

const said = (day: string, base: string, currency: string, rate: string, source = 'ecb'): HeldRate => ({
  day,
  base,
  currency,
  rate,
  source,
});
/** Friday 1, then a weekend and a Monday without any. */
const rateOf = createRateBook([
  said('2026-05-01', 'EUR', 'USD', '1.25'),
  said('2026-05-01', 'EUR', 'GBP', '0.8'),
  said('2026-04-30', 'EUR', 'USD', '1.2'),
  said('2026-04-30', 'EUR', 'JPY', '160'),
  said('2026-05-05', 'CHF', 'EUR', '1.05', ''),
]);

it('X8: takes the rate of the day, said so, the other way round, or by way of a third currency', () => {
  expect(rateOf('2026-05-01', 'USD', 'EUR')).toEqual({ rate: '0.8', rateDay: '2026-05-01', source: 'ecb' });
  expect(rateOf('2026-05-05', 'CHF', 'EUR')).toEqual({ rate: '1.05', rateDay: '2026-05-05', source: '' });
  expect(rateOf('2026-05-05', 'EUR', 'CHF')?.rate).toBe('0.952380952381');
  expect(rateOf('2026-05-01', 'USD', 'GBP')?.rate).toBe('0.64');
});

it('X8: takes the last one before a day without any, at most seven days old, and none from after it', () => {
  expect(rateOf('2026-05-03', 'USD', 'EUR')?.rateDay).toBe('2026-05-01');
  expect(rateOf('2026-05-08', 'USD', 'EUR')?.rateDay).toBe('2026-05-01');
  expect(rateOf('2026-05-09', 'USD', 'EUR')).toBeUndefined();
  // Of the day before, since that day says nothing of yen.
  expect(rateOf('2026-05-02', 'JPY', 'EUR')).toEqual({ rate: '0.00625', rateDay: '2026-04-30', source: 'ecb' });
  expect(rateOf('2026-04-29', 'USD', 'EUR')).toBeUndefined();
  expect(rateOf('2026-05-01', 'SEK', 'EUR')).toBeUndefined();
});

it('X8: converts between currencies of 0, 2 and 3 decimals, half up, and what is taken back to what was given', () => {
  expect(convertMinor(12_345n, '0.8', 'USD', 'EUR')).toBe(9_876n);
  expect(convertMinor(1_000n, '0.00625', 'JPY', 'EUR')).toBe(625n);
  expect(convertMinor(1_234n, '3.005', 'KWD', 'EUR')).toBe(371n);
  expect(convertMinor(500n, '160', 'EUR', 'JPY')).toBe(800n);
  expect(convertMinor(1n, '0.5', 'USD', 'EUR')).toBe(1n);
  expect(convertMinor(-1n, '0.5', 'USD', 'EUR')).toBe(-1n);
  expect(convertMinor(10n ** 15n, '0.923957', 'USD', 'EUR')).toBe(923_957_000_000_000n);
});
