import type { BusinessDay } from './business-day.ts';

/** The first instant of a day in a time zone, as ISO 8601 writes it. */
export function startOfDay(day: BusinessDay, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const aheadAt = (instant: number): number =>
    Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1_000) * 1_000;
  const wall = Date.parse(`${day}T00:00:00Z`);
  const guess = wall - aheadAt(wall);
  return new Date(wall - aheadAt(guess)).toISOString();
}
