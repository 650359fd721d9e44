export const DAY_MS = 86_400_000;

/** How much is sold on a day in stores and elsewhere, relative to an ordinary day of the first year. */
export interface DayDemand {
  readonly store: number;
  readonly remote: number;
}

/** Sales in January and July, holidays in August, Christmas; months from January. */
const SEASON = [1.15, 0.82, 0.92, 0.96, 1, 1.02, 1.08, 0.62, 1.02, 1.06, 1.12, 1.42] as const;
/** From Sunday, on which stores are closed. */
const WEEKDAY_STORE = [0, 0.85, 0.9, 1, 1.05, 1.3, 1.9] as const;
const WEEKDAY_REMOTE = [1.3, 1.05, 1, 0.95, 0.95, 0.85, 0.9] as const;
/** By how much a year sells more than the one before. */
const YEARLY_GROWTH = 1.28;
/** Fixed holidays on which stores are closed: month from January, and day. */
const HOLIDAYS = ['0-1', '4-1', '4-8', '6-14', '7-15', '10-11', '11-25'];

const dateOf = (year: number, month: number, date: number) => Date.UTC(year, month, date);

/** The n-th weekday (0 for Sunday) of a month, from 1; from the end when negative. */
function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  const first = new Date(dateOf(year, month, 1)).getUTCDay();
  const date = 1 + ((weekday - first + 7) % 7) + (n - 1) * 7;
  if (n > 0) return dateOf(year, month, date);
  const last = new Date(dateOf(year, month + 1, 0));
  return last.getTime() - ((last.getUTCDay() - weekday + 7) % 7) * DAY_MS;
}

/** Days since the sales began that are on now; undefined out of them (code de commerce, L310-3: four weeks, twice a year). */
function dayOfSales(day: number): number | undefined {
  const year = new Date(day).getUTCFullYear();
  for (const begins of [nthWeekday(year, 0, 3, 2), nthWeekday(year, 5, 3, -1)]) {
    const passed = (day - begins) / DAY_MS;
    if (passed >= 0 && passed < 28) return passed;
  }
  return undefined;
}

/** Days since the Friday after the fourth Thursday of November. */
function daysSinceBlackFriday(day: number): number {
  const blackFriday = nthWeekday(new Date(day).getUTCFullYear(), 10, 4, 4) + DAY_MS;
  return (day - blackFriday) / DAY_MS;
}

function peakOf(day: number): DayDemand {
  const since = daysSinceBlackFriday(day);
  if (since === 0) return { store: 2.3, remote: 4.4 };
  if (since === 3) return { store: 1.1, remote: 2.9 };
  if (since > 0 && since < 3) return { store: 1.6, remote: 2.2 };
  if (since < 0 && since >= -4) return { store: 1.1, remote: 1.35 };
  const ofSales = dayOfSales(day);
  if (ofSales !== undefined) {
    const peak = 1 + 1.3 * Math.exp(-ofSales / 5);
    return { store: peak, remote: peak };
  }
  const date = new Date(day);
  const inDecember = date.getUTCMonth() === 11 ? date.getUTCDate() : 0;
  if (inDecember >= 14 && inDecember <= 24) return { store: 1.4, remote: inDecember <= 20 ? 1.2 : 0.6 };
  return { store: 1, remote: 1 };
}

/** Whether prices are reduced on a day. */
export function isReduced(day: number): boolean {
  const since = daysSinceBlackFriday(day);
  return dayOfSales(day) !== undefined || (since >= -4 && since <= 3);
}

/** Whether stores are closed on a day: Sundays and holidays. */
export function isClosed(day: number): boolean {
  const date = new Date(day);
  return date.getUTCDay() === 0 || HOLIDAYS.includes(`${date.getUTCMonth()}-${date.getUTCDate()}`);
}

/** Demand of a day of the history, `progress` of which has passed: growth, season, weekday and what is on. */
export function demandOf(day: number, years: number): DayDemand {
  const date = new Date(day);
  const trend = YEARLY_GROWTH ** years * (SEASON[date.getUTCMonth()] ?? 1);
  const peak = peakOf(day);
  return {
    store: isClosed(day) ? 0 : trend * peak.store * (WEEKDAY_STORE[date.getUTCDay()] ?? 1),
    remote: trend * peak.remote * (WEEKDAY_REMOTE[date.getUTCDay()] ?? 1),
  };
}
