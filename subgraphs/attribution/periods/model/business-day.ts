/** "2026-11-22": a calendar day; which instants it holds depends on a zone. */
export type BusinessDay = string;

const DAY_MS = 86_400_000;
/** Every zone in use since 1970 keeps an offset that is a multiple of this, so a day never ends inside a quarter. */
const QUARTER_MS = 15 * 60_000;
/** Quarters kept: about 7 years of a busy log. */
const MAX_QUARTERS = 250_000;

/** Answers the business day of instants in one zone; a quarter of an hour is looked up once. */
export function createBusinessDays(zone: string): (instantMs: number) => BusinessDay {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const quarters = new Map<number, BusinessDay>();
  return (instantMs) => {
    const quarter = Math.floor(instantMs / QUARTER_MS);
    const known = quarters.get(quarter);
    if (known !== undefined) return known;
    if (quarters.size >= MAX_QUARTERS) quarters.clear();
    const day = format.format(quarter * QUARTER_MS);
    quarters.set(quarter, day);
    return day;
  };
}

/** "14:05": what clocks of a zone show. */
export function timeOfDay(instantMs: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(instantMs);
}

function toUtc(day: BusinessDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function fromUtc(milliseconds: number): BusinessDay {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

export function addDays(day: BusinessDay, days: number): BusinessDay {
  return fromUtc(toUtc(day) + days * DAY_MS);
}

/** The same date of another month; the last of a month that has no such date. */
export function addMonths(day: BusinessDay, months: number): BusinessDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** The first day of a day's month. */
export const firstOfMonth = (day: BusinessDay): BusinessDay => `${day.slice(0, 8)}01`;

/** Calendar months from the first of one to the first of another. */
export function monthsBetween(from: BusinessDay, to: BusinessDay): number {
  const count = (day: BusinessDay) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(to) - count(from);
}

/** Days from one day to another; negative when the other lies before. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS);
}

/** The Monday of a day's week. */
export function mondayOf(day: BusinessDay): BusinessDay {
  const weekday = (new Date(toUtc(day)).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}
