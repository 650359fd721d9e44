import { addDays } from '../../periods/model/business-day.ts';
import { type Comparison, distanceOf, type Period } from '../../periods/model/period.ts';

/**
 * Moves a compared day onto the day it is compared with, so that both carry the same key; a date that a month has not is
 * its last, and none falls outside the period.
 */
export function alignedDay(day: string, comparison: Comparison, period: Period): string {
  const distance = distanceOf(period, comparison);
  if (!distance) return day;
  if ('days' in distance) return `addDays(${day}, ${distance.days})`;
  const moved = `greatest(addMonths(${day}, ${distance.months}), toDate32('${period.from}'))`;
  return `least(${moved}, toDate32('${addDays(period.to, -1)}'))`;
}
