import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValidationError } from '#kernel/values/errors.ts';
import { addDays, addMonths, createBusinessDays, daysBetween, mondayOf } from './business-day.ts';
import { bucketsOf, checkPeriod, comparablePart, comparedPeriod, parseZone } from './period.ts';

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('business days', () => {
  it.each(['Europe/Paris', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Pago_Pago'])(
    'in %s are those of the calendar, at any instant',
    (zone) => {
      const dayOf = createBusinessDays(zone);
      fc.assert(
        fc.property(
          fc.date({ min: new Date('1990-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
          (at) => {
            expect(dayOf(at.getTime())).toBe(at.toLocaleDateString('sv-SE', { timeZone: zone }));
          },
        ),
      );
    },
  );

  it('end at midnight of their zone, on the days when the clock changes too', () => {
    const dayOf = createBusinessDays('Europe/Paris');
    expect(dayOf(Date.parse('2026-03-28T22:59:59.999Z'))).toBe('2026-03-28');
    expect(dayOf(Date.parse('2026-03-28T23:00:00Z'))).toBe('2026-03-29');
    expect(dayOf(Date.parse('2026-03-29T21:59:59.999Z'))).toBe('2026-03-29');
    expect(dayOf(Date.parse('2026-10-25T22:59:59.999Z'))).toBe('2026-10-25');
  });

  it('add up: n days on, n days between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4_000, max: 4_000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    );
  });

  it('have the 28th for a 29th of February a year on', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-02-29', -48)).toBe('2020-02-29');
  });
});

describe('a compared period', () => {
  it('of equal length lies just before', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 3_000 }), (from, length) => {
        const to = addDays(from, length);
        fc.pre(!from.endsWith('-01') || !to.endsWith('-01'));
        const before = comparedPeriod({ from, to }, 'PREVIOUS_PERIOD');
        expect(before).toEqual({ from: addDays(from, -length), to: from });
      }),
    );
  });

  it.each([
    [
      'a month is compared with the month before',
      'PREVIOUS_PERIOD',
      '2026-10-01',
      '2026-11-01',
      '2026-09-01',
      '2026-10-01',
    ],
    ['March with the whole of February', 'PREVIOUS_PERIOD', '2026-03-01', '2026-04-01', '2026-02-01', '2026-03-01'],
    ['a quarter with the quarter before', 'PREVIOUS_PERIOD', '2026-07-01', '2026-10-01', '2026-04-01', '2026-07-01'],
    ['a year with the year before', 'PREVIOUS_PERIOD', '2025-01-01', '2026-01-01', '2024-01-01', '2025-01-01'],
    ['a month to date with the same dates', 'PREVIOUS_MONTH', '2026-11-01', '2026-11-29', '2026-10-01', '2026-10-29'],
    ['the end of March with all of February', 'PREVIOUS_MONTH', '2026-03-01', '2026-03-31', '2026-02-01', '2026-03-01'],
    [
      'a quarter to date with the same dates',
      'PREVIOUS_QUARTER',
      '2026-10-01',
      '2026-11-29',
      '2026-07-01',
      '2026-08-29',
    ],
    ['a week to date with the same weekdays', 'PREVIOUS_WEEK', '2026-11-23', '2026-11-29', '2026-11-16', '2026-11-22'],
  ] as const)('is like for like: %s', (_, comparison, from, to, before, beforeTo) => {
    expect(comparedPeriod({ from, to }, comparison)).toEqual({ from: before, to: beforeTo });
  });

  it('is cut where its own is today, and whole where its own is over', () => {
    const month = { from: '2026-11-01', to: '2026-12-01' };
    const before = { from: '2026-10-01', to: '2026-11-01' };
    expect(comparablePart(month, before, '2026-11-10')).toEqual({ from: '2026-10-01', to: '2026-10-11', isCut: true });
    expect(comparablePart(month, before, '2026-11-30')).toEqual({ ...before, isCut: true });
    expect(comparablePart(month, before, '2026-12-01')).toEqual({ ...before, isCut: false });
    expect(comparablePart(month, before, '2026-10-31')).toEqual({ ...before, isCut: false });
  });

  it('of the same weekday last year begins on the same weekday', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        const before = comparedPeriod({ from, to: addDays(from, 7) }, 'SAME_WEEKDAY_LAST_YEAR');
        expect(daysBetween(mondayOf(before?.from ?? ''), before?.from ?? '')).toBe(daysBetween(mondayOf(from), from));
      }),
    );
  });

  it.each([
    ['the days before a 29th of February', '2024-02-23', '2024-02-29', '2023-02-23', '2023-03-01'],
    ['one day before it', '2024-02-28', '2024-02-29', '2023-02-28', '2023-03-01'],
    ['the 29th itself', '2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01'],
    ['a 28th after a leap year', '2025-02-28', '2025-03-01', '2024-02-28', '2024-02-29'],
    ['a whole February', '2024-02-01', '2024-03-01', '2023-02-01', '2023-03-01'],
    ['a whole February after a leap year', '2025-02-01', '2025-03-01', '2024-02-01', '2024-03-01'],
    ['a year', '2025-01-01', '2026-01-01', '2024-01-01', '2025-01-01'],
  ])('a year before has the same dates: %s', (_, from, to, before, beforeTo) => {
    expect(comparedPeriod({ from, to }, 'PREVIOUS_YEAR')).toEqual({ from: before, to: beforeTo });
  });

  it('a year before is never empty', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 800 }), (from, length) => {
        const before = comparedPeriod({ from, to: addDays(from, length) }, 'PREVIOUS_YEAR');
        expect(Math.abs(daysBetween(before?.from ?? '', before?.to ?? '') - length)).toBeLessThanOrEqual(1);
        expect(daysBetween(before?.from ?? '', before?.to ?? '')).toBeGreaterThan(0);
      }),
    );
  });

  it('is none when none is asked for', () => {
    expect(comparedPeriod({ from: '2026-01-01', to: '2026-02-01' }, 'NONE')).toBeUndefined();
  });
});

describe('the points of a series', () => {
  it('cover the period without a gap, by day up to 400 days and by week beyond', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 3_000 }), (from, length) => {
        const to = addDays(from, length);
        const { unit, days } = bucketsOf({ from, to });
        expect(unit).toBe(length <= 400 ? 'day' : 'week');
        expect(days[0]).toBe(from);
        const next = [...days.slice(1), to];
        for (const [index, day] of days.entries()) {
          const width = daysBetween(day, next[index] ?? '');
          expect(width).toBeGreaterThan(0);
          expect(width).toBeLessThanOrEqual(unit === 'day' ? 1 : 7);
        }
      }),
    );
  });
});

it.each([
  ['ends before it begins', '2026-02-01', '2026-01-01'],
  ['holds no day', '2026-02-01', '2026-02-01'],
  ['is longer than ten years', '2000-01-01', '2026-01-01'],
  ['is before the first day of the facts', '0001-01-01', '0001-01-02'],
  ['lies after it', '2300-01-01', '2300-01-02'],
])('refuses a period that %s', (_, from, to) => {
  expect(() => checkPeriod({ from, to })).toThrow(ValidationError);
});

it('reads a zone by the name that the column store knows', () => {
  expect(parseZone('europe/paris')).toBe('Europe/Paris');
  expect(() => parseZone('Mars/Olympus')).toThrow(ValidationError);
});
