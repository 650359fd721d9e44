import { ValidationError } from '#kernel/values/errors.ts';
import { timeZoneName } from '#kernel/values/time.ts';
import { addDays, addYears, type BusinessDay, daysBetween, mondayOf } from './business-day.ts';

/** Half-open: `to` is the first day outside. */
export interface Period {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
}

const COMPARISONS = ['NONE', 'PREVIOUS_PERIOD', 'PREVIOUS_YEAR', 'SAME_WEEKDAY_LAST_YEAR'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Days a report may span: ten years. */
const MAX_DAYS = 3_660;
/** Points a chart draws well; longer periods are shown by week. */
const MAX_POINTS = 400;
/** 52 weeks: the same weekday of the year before. */
const WEEKDAY_YEAR = 364;

/** Facts lie in these years; days far outside are beyond what dates can hold. */
const FIRST_DAY = '1970-01-01';
const END = '2200-01-01';

/** @throws ValidationError */
export function checkPeriod({ from, to }: Period): void {
  if (from < FIRST_DAY || to > END)
    throw new ValidationError([
      {
        path: from < FIRST_DAY ? 'input.from' : 'input.before',
        issueCode: from < FIRST_DAY ? 'TOO_SMALL' : 'TOO_LARGE',
        message: 'must lie in the years 1970 to 2199',
      },
    ]);
  const days = daysBetween(from, to);
  if (days < 1)
    throw new ValidationError([
      {
        path: 'input.before',
        issueCode: 'TOO_SMALL',
        message: 'must lie after from; it is the first day outside the period',
      },
    ]);
  if (days > MAX_DAYS)
    throw new ValidationError([
      {
        path: 'input.before',
        issueCode: 'TOO_LARGE',
        message: `a report spans at most ${MAX_DAYS} days`,
        limit: MAX_DAYS,
      },
    ]);
}

/** The name by which the column store knows the zone. @throws ValidationError when there is none of that name. */
export function parseZone(zone: string): string {
  const name = timeZoneName(zone);
  if (name === undefined) {
    throw new ValidationError([
      { path: 'input.zone', issueCode: 'INVALID_FORMAT', message: 'must be an IANA zone such as Europe/Paris' },
    ]);
  }
  return name;
}

const isFirstOfMonth = (day: BusinessDay): boolean => day.endsWith('-01');

/** The same dates a year before; whole months stay whole, whether or not the year has a 29th of February. */
function yearBefore({ from, to }: Period): Period {
  const whole = isFirstOfMonth(from) && isFirstOfMonth(to);
  return { from: addYears(from, -1), to: whole ? addYears(to, -1) : addDays(addYears(addDays(to, -1), -1), 1) };
}

/** The period to compare with; undefined for none. */
export function comparedPeriod({ from, to }: Period, comparison: Comparison): Period | undefined {
  switch (comparison) {
    case 'NONE':
      return undefined;
    case 'PREVIOUS_PERIOD':
      return { from: addDays(from, -daysBetween(from, to)), to: from };
    case 'PREVIOUS_YEAR':
      return yearBefore({ from, to });
    case 'SAME_WEEKDAY_LAST_YEAR':
      return { from: addDays(from, -WEEKDAY_YEAR), to: addDays(to, -WEEKDAY_YEAR) };
  }
}

/** How a period is cut into the points of its series. */
export interface Buckets {
  readonly unit: 'day' | 'week';
  /** First day of each; a week begins on Monday, the first one where the period begins. */
  readonly days: readonly BusinessDay[];
}

export function bucketsOf({ from, to }: Period): Buckets {
  const length = daysBetween(from, to);
  if (length <= MAX_POINTS) {
    return { unit: 'day', days: Array.from({ length }, (_, index) => addDays(from, index)) };
  }
  const days: BusinessDay[] = [from];
  for (let monday = addDays(mondayOf(from), 7); monday < to; monday = addDays(monday, 7)) days.push(monday);
  return { unit: 'week', days };
}

/** True when the bucket that ends where `next` begins is not over yet, as of `today`. */
export function isPartial(next: BusinessDay, today: BusinessDay): boolean {
  return today < next;
}
