import { expect, it } from 'vitest';
import { startOfDay } from './start-of-day.ts';

it('finds the first instant of a day where clocks are ahead, behind, and changed that day', () => {
  expect(startOfDay('2026-01-15', 'Europe/Paris')).toBe('2026-01-14T23:00:00.000Z');
  expect(startOfDay('2026-03-29', 'Europe/Paris')).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-30', 'Europe/Paris')).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfDay('2026-07-15', 'America/New_York')).toBe('2026-07-15T04:00:00.000Z');
  expect(startOfDay('2026-07-15', 'UTC')).toBe('2026-07-15T00:00:00.000Z');
});
