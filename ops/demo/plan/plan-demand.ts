import { DAY_MS, type DayDemand, demandOf } from './calendar.ts';
import type { Random } from './random.ts';
import { STORE_SHARE } from './retailer.ts';

/** Seconds of the day in UTC between which stores sell: inside the opening hours of Paris, summer and winter. */
export const STORE_SECONDS = [9 * 3600, 17.5 * 3600] as const;
/** The same elsewhere: inside one business day of Paris. */
export const REMOTE_SECONDS = [6 * 3600, 21 * 3600] as const;

/** What is sold on each day of a history in stores and elsewhere, of the whole; stores lose to the rest as it goes. */
export function planDemand(
  random: Random,
  { firstDay, days, now }: { readonly firstDay: number; readonly days: number; readonly now: Date },
): DayDemand[] {
  const storeShare = (day: number) => STORE_SHARE.from + ((STORE_SHARE.to - STORE_SHARE.from) * day) / days;
  return Array.from({ length: days }, (_, day) => {
    const { store, remote } = demandOf(firstDay + day * DAY_MS, day / 365);
    const noise = 0.92 + 0.16 * random.fork(`noise/${day}`).next();
    // Of the last day only what has passed is sold.
    const passed = now.getTime() - firstDay - day * DAY_MS;
    return {
      store: storeShare(day) * store * noise * passedShare(passed, STORE_SECONDS),
      remote: (1 - storeShare(day)) * remote * noise * passedShare(passed, REMOTE_SECONDS),
    };
  });
}

/** Share of a day's sales that is over so many milliseconds after its midnight. */
function passedShare(milliseconds: number, [opens, closes]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (milliseconds / 1000 - opens) / (closes - opens)));
}

/** How many of `total` have come by the end of each day. */
export function countsUpTo(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let weight = 0;
  return weights.map((own) => {
    weight += own;
    return Math.round((total * weight) / sum);
  });
}
