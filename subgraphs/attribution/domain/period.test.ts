import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValidationError } from '../../shared/errors.ts';
import { addDays, addYears, createBusinessDays, daysBetween, mondayOf } from './business-day.ts';
import { bucketsOf, checkPeriod, comparedPeriod } from './period.ts';

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
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', -4)).toBe('2020-02-29');
  });
});

describe('a compared period', () => {
  it('of equal length lies just before', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 3_000 }), (from, length) => {
        const before = comparedPeriod({ from, to: addDays(from, length) }, 'PREVIOUS_PERIOD');
        expect(before).toEqual({ from: addDays(from, -length), to: from });
      }),
    );
  });

  it('of the same weekday last year begins on the same weekday', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        const before = comparedPeriod({ from, to: addDays(from, 7) }, 'SAME_WEEKDAY_LAST_YEAR');
        expect(daysBetween(mondayOf(before?.from ?? ''), before?.from ?? '')).toBe(daysBetween(mondayOf(from), from));
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
])('refuses a period that %s', (_, from, to) => {
  expect(() => checkPeriod({ from, to })).toThrow(ValidationError);
});
