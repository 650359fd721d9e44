import { expect, it } from 'vitest';
import { startOfDay } from './start-of-day.ts';

it('finds the first instant of a day where clocks are ahead, behind, and changed that day', () => {
  expect(startOfDay('2026-01-15', 'Europe/Paris')).toBe('2026-01-14T23:00:00.000Z');
  expect(startOfDay('2026-03-29', 'Europe/Paris')).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-30', 'Europe/Paris')).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfDay('2026-07-15', 'America/New_York')).toBe('2026-07-15T04:00:00.000Z');
  expect(startOfDay('2026-07-15', 'UTC')).toBe('2026-07-15T00:00:00.000Z');
});

it('finds it where clocks are put forward or back at midnight', () => {
  expect(startOfDay('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
  expect(startOfDay('2026-03-29', 'Atlantic/Azores')).toBe('2026-03-29T01:00:00.000Z');
  expect(startOfDay('2026-03-29', 'Asia/Beirut')).toBe('2026-03-28T22:00:00.000Z');
  expect(startOfDay('2021-10-29', 'Asia/Amman')).toBe('2021-10-28T21:00:00.000Z');
  expect(startOfDay('2026-11-01', 'America/Havana')).toBe('2026-11-01T04:00:00.000Z');
});
