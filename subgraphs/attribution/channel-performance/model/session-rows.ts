import type { Share } from '../../metrics/model/interval.ts';
import { addDays, addMonths, type BusinessDay, mondayOf } from '../../periods/model/business-day.ts';
import { type Comparison, distanceOf, type Period } from '../../periods/model/period.ts';
import type { ChannelReportDimension } from './channel-report.ts';

/** Sessions of some key, of which some had an order. */
export interface SessionCount {
  readonly key: string;
  readonly share: Share;
}

/** The day of the period that a day compared with stands beside, as the sales of that day do. */
export function alignDay(day: BusinessDay, period: Period, comparison: Comparison): BusinessDay {
  const distance = distanceOf(period, comparison);
  if (!distance) return day;
  if ('days' in distance) return addDays(day, distance.days);
  const moved = addMonths(day, distance.months);
  const last = addDays(period.to, -1);
  return moved < period.from ? period.from : moved > last ? last : moved;
}

/** The key of a row of time that a day belongs to, as reports write it. */
export function keyOfDay(by: Exclude<ChannelReportDimension, 'CHANNEL' | 'STORE'>, day: BusinessDay): string {
  if (by === 'DAY') return day;
  return by === 'WEEK' ? mondayOf(day) : day.slice(0, 7);
}

/** Sums sessions by key. */
export function sumSessions(counts: readonly SessionCount[]): ReadonlyMap<string, Share> {
  const sums = new Map<string, Share>();
  for (const { key, share } of counts) {
    const known = sums.get(key) ?? { hits: 0, of: 0 };
    sums.set(key, { hits: known.hits + share.hits, of: known.of + share.of });
  }
  return sums;
}
