import { ValidationError } from '#kernel/values/errors.ts';
import { addDays, type BusinessDay } from '../../periods/model/business-day.ts';
import { comparedPeriod, type Period } from '../../periods/model/period.ts';

/** Days within which somebody must buy, or come to a store, after a touch; the default. */
export const DEFAULT_WITHIN_DAYS = 7;
const MAX_WITHIN_DAYS = 365;

/** Days of orders that say whether a customer is one of several channels, and how often they order. */
const HABIT_DAYS = 365;
/** Half a year: days in which visits after a purchase count. */
export const REPEAT_DAYS = 182;
/** Days before a store purchase in which research online counts. */
export const RESEARCH_DAYS = 7;
/** Hours from collecting an order in which a purchase in a store belongs to it. */
export const ATTACH_HOURS = 2;
/** Days before an order in which its first touch is looked for. */
export const FLOW_DAYS = 30;

/** @throws ValidationError */
export function checkWithinDays(days: number): void {
  if (days >= 1 && days <= MAX_WITHIN_DAYS) return;
  const limit = days < 1 ? 1 : MAX_WITHIN_DAYS;
  const issueCode = days < 1 ? 'TOO_SMALL' : 'TOO_LARGE';
  const message = `must be between 1 and ${MAX_WITHIN_DAYS}`;
  throw new ValidationError([{ path: 'withinDays', issueCode, message, limit }]);
}

/** The days of touches that so many whole days have followed by now; empty when there are none. */
export function finishedPart({ from, to }: Period, withinDays: number, today: BusinessDay): Period {
  const end = addDays(today, -withinDays);
  return { from, to: [from, end < to ? end : to].sort().at(-1) ?? from };
}

/** The orders by which customers are of one channel or of several: a year up to a day, or the whole period where it is longer. */
export function habitPeriod({ from, to }: Period): Period {
  const year = addDays(to, -HABIT_DAYS);
  return { from: from < year ? from : year, to };
}

/** The days of touches and of purchases that a report over some periods reads, with what lies before and after each. */
export function daysOfReport(periods: readonly Period[], withinDays: number, today: BusinessDay) {
  const from = periods.map((period) => period.from).sort()[0] ?? today;
  const to =
    periods
      .map((period) => period.to)
      .sort()
      .at(-1) ?? today;
  const after = addDays(to, withinDays + 1);
  const [first] = periods;
  const index = first && purchasesBefore(first, today);
  const visited = index && index.from < index.to ? addDays(index.from, -1) : from;
  const touched = { from: [addDays(from, -FLOW_DAYS - 1), visited].sort()[0] ?? from, to: after };
  const habits = index ? [habitPeriod(index).from, habitPeriod(earlierPeriod(first)).from] : [];
  return { touched, bought: { from: [touched.from, ...habits].sort()[0] ?? from, to: after } };
}

/** The period just before, whose customers came back in this one or did not. */
export function earlierPeriod(period: Period): Period {
  return comparedPeriod(period, 'PREVIOUS_PERIOD') ?? period;
}

/** The days half a year before those of the period that are over: the visits after a purchase on them can be counted. */
export function purchasesBefore(period: Period, today: BusinessDay): Period {
  const { from, to } = finishedPart(period, 0, today);
  return { from: addDays(from, -REPEAT_DAYS), to: addDays(to, -REPEAT_DAYS) };
}
