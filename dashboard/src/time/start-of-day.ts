import type { BusinessDay } from './business-day.ts';

const DAY_MS = 86_400_000;

/** The first instant of a day in a time zone, as ISO 8601 writes it. */
export function startOfDay(day: BusinessDay, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const aheadAt = (instant: number): number =>
    Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1_000) * 1_000;
  const wall = Date.parse(`${day}T00:00:00Z`);
  const starts = [aheadAt(wall - DAY_MS), aheadAt(wall + DAY_MS)].map((ahead) => wall - ahead);
  // Midnight is there twice where clocks are put back over it, and not at all where they are put forward.
  const midnights = starts.filter((start) => start + aheadAt(start) === wall);
  return new Date(midnights.length > 0 ? Math.min(...midnights) : Math.max(...starts)).toISOString();
}
