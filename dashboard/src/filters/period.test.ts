import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  businessDayAt,
  daysBetween,
  isBusinessDay,
  startOfQuarter,
  startOfWeek,
} from '../time/business-day.ts';
import { PRESETS, resolvePeriod } from './period.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((serial) => addDays('1990-01-01', serial));

describe('business days', () => {
  it('adding days and counting them are inverse, over leap years and clock changes', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (start, n) => {
        expect(daysBetween(start, addDays(start, n))).toBe(n);
      }),
    );
  });

  it('a week starts on the Monday at most six days before', () => {
    fc.assert(
      fc.property(day, (today) => {
        const monday = startOfWeek(today);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(daysBetween(monday, today)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, today)).toBeLessThan(7);
      }),
    );
  });

  it.each([
    ['Pacific/Kiritimati', '2026-11-22'],
    ['Europe/Paris', '2026-11-21'],
    ['Pacific/Pago_Pago', '2026-11-20'],
  ])('the day in %s is read from its own wall clock', (zone, expected) => {
    expect(businessDayAt(new Date('2026-11-21T10:30:00Z'), zone)).toBe(expected);
  });

  it('a clock change does not move the day', () => {
    expect(businessDayAt(new Date('2026-03-29T00:30:00Z'), 'Europe/Paris')).toBe('2026-03-29');
    expect(businessDayAt(new Date('2026-10-25T22:59:00Z'), 'Europe/Paris')).toBe('2026-10-25');
  });

  it('refuses days that no calendar has', () => {
    expect(['2026-02-30', '2026-13-01', '2026-1-1', '', 'today'].some(isBusinessDay)).toBe(false);
  });
});

describe('periods', () => {
  it('every preset is a non-empty half-open range of days that is not in the future', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...PRESETS), (today, preset) => {
        const { from, to } = resolvePeriod({ preset }, today);
        expect(daysBetween(from, to)).toBeGreaterThan(0);
        expect(daysBetween(to, addDays(today, 1))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('yesterday and today meet without a gap or an overlap', () => {
    fc.assert(
      fc.property(day, (today) => {
        expect(resolvePeriod({ preset: 'y' }, today).to).toBe(resolvePeriod({ preset: 't' }, today).from);
        expect(resolvePeriod({ preset: 'lm' }, today).to).toBe(resolvePeriod({ preset: 'mtd' }, today).from);
        expect(resolvePeriod({ preset: 'ly' }, today).to).toBe(resolvePeriod({ preset: 'ytd' }, today).from);
      }),
    );
  });

  it('rolling periods count the unfinished day', () => {
    expect(resolvePeriod({ preset: '7d' }, '2026-03-02')).toEqual({ from: '2026-02-24', to: '2026-03-03' });
    expect(startOfQuarter('2026-12-31')).toBe('2026-10-01');
  });
});
