import { describe, expect, it } from 'vitest';
import { isOpenAt, type Schedule } from './opening-hours.ts';

const shop: Schedule = {
  timeZone: 'Europe/Paris',
  openingHours: [
    { dayOfWeek: 6, opens: '10:00', closes: '13:00' },
    { dayOfWeek: 6, opens: '14:00', closes: '19:00' },
    { dayOfWeek: 5, opens: '20:00', closes: '02:00' },
  ],
  specialDays: [
    { date: '2026-12-26', opens: null, closes: null },
    { date: '2026-12-27', opens: '11:00', closes: '16:00' },
  ],
};

describe('isOpenAt', () => {
  it.each([
    ['2026-11-21T08:59:59Z', false, 'a second before it opens'],
    ['2026-11-21T09:00:00Z', true, 'at the instant it opens, by the local zone'],
    ['2026-11-21T12:30:00Z', false, 'in the lunch break'],
    ['2026-11-21T17:59:00Z', true, 'a minute before it closes'],
    ['2026-11-21T18:00:00Z', false, 'at the instant it closes'],
    ['2026-11-21T00:30:00Z', true, 'after midnight of a day that closes the next morning'],
    ['2026-11-21T01:00:00Z', false, 'when that night is over'],
    ['2026-08-15T08:00:00Z', true, 'in summer time, an hour earlier in UTC'],
    ['2026-12-26T10:00:00Z', false, 'on a special day without hours, though its weekday has some'],
    ['2026-12-27T10:30:00Z', true, 'on a special day with hours of its own'],
    ['2026-11-22T10:30:00Z', false, 'on a weekday without hours'],
  ])('%s: %s, %s', (instant, open) => {
    expect(isOpenAt(shop, new Date(instant))).toBe(open);
  });
});
