import { ValidationError } from '#kernel/values/errors.ts';
import { timeZoneName } from '#kernel/values/time.ts';
import { addDays, addMonths, type BusinessDay, daysBetween, mondayOf, monthsBetween } from './business-day.ts';

/** Half-open: `to` is the first day outside. */
export interface Period {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
}

const COMPARISONS = [
  'NONE',
  'PREVIOUS_PERIOD',
  'PREVIOUS_WEEK',
  'PREVIOUS_MONTH',
  'PREVIOUS_QUARTER',
  'PREVIOUS_YEAR',
  'SAME_WEEKDAY_LAST_YEAR',
] as const;
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
        message: 'must be in the years 1970 to 2199',
      },
    ]);
  const days = daysBetween(from, to);
  if (days < 1)
    throw new ValidationError([
      {
        path: 'input.before',
        issueCode: 'TOO_SMALL',
        message: 'must be after from; it is the first day outside the period',
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

const isWholeMonths = ({ from, to }: Period): boolean => isFirstOfMonth(from) && isFirstOfMonth(to);

/** How far back a compared period lies: by days, or by calendar months. */
export type Distance = { readonly days: number } | { readonly months: number };

/**
 * How far before a period the one lies that it is compared with; undefined for none. The period just before whole months
 * is as many whole months: October is compared with September, not with 31 August to 30 September.
 */
export function distanceOf(period: Period, comparison: Comparison): Distance | undefined {
  switch (comparison) {
    case 'NONE':
      return undefined;
    case 'PREVIOUS_PERIOD':
      return isWholeMonths(period)
        ? { months: monthsBetween(period.from, period.to) }
        : { days: daysBetween(period.from, period.to) };
    case 'PREVIOUS_WEEK':
      return { days: 7 };
    case 'PREVIOUS_MONTH':
      return { months: 1 };
    case 'PREVIOUS_QUARTER':
      return { months: 3 };
    case 'PREVIOUS_YEAR':
      return { months: 12 };
    case 'SAME_WEEKDAY_LAST_YEAR':
      return { days: WEEKDAY_YEAR };
  }
}

/** The period to compare with; undefined for none. Whole months stay whole, however long each of them is. */
export function comparedPeriod(period: Period, comparison: Comparison): Period | undefined {
  const { from, to } = period;
  const distance = distanceOf(period, comparison);
  if (!distance) return undefined;
  if ('days' in distance) return { from: addDays(from, -distance.days), to: addDays(to, -distance.days) };
  const back = (day: BusinessDay) => addMonths(day, -distance.months);
  return { from: back(from), to: isWholeMonths(period) ? back(to) : addDays(back(addDays(to, -1)), 1) };
}

/**
 * The part of the compared period that is as far along as its own: a period that holds today is compared with as many
 * days of the one before, the last of them until the same time of day.
 */
export function comparablePart(
  period: Period,
  compared: Period,
  today: BusinessDay,
): Period & { readonly isCut: boolean } {
  if (today < period.from || today >= period.to) return { ...compared, isCut: false };
  const last =
    addDays(period.to, -1) === today ? compared.to : addDays(compared.from, daysBetween(period.from, today) + 1);
  return { from: compared.from, to: last < compared.to ? last : compared.to, isCut: true };
}

/** How a period is cut into the points of its series. */
export interface Buckets {
  readonly unit: 'day' | 'week';
  /** First day of each; a week begins on Monday, the first one where the period begins. */
  readonly days: readonly BusinessDay[];
  isPartial(place: number, today: BusinessDay): boolean;
}

const weekOf = (day: BusinessDay): Period => ({ from: mondayOf(day), to: addDays(mondayOf(day), 7) });

export function bucketsOf({ from, to }: Period): Buckets {
  const length = daysBetween(from, to);
  const cut = (unit: Buckets['unit'], days: readonly BusinessDay[]): Buckets => ({
    unit,
    days,
    isPartial(place, today) {
      const day = days[place] ?? to;
      const point = { from: day, to: days[place + 1] ?? to };
      return isPartial(point, unit === 'day' ? point : weekOf(day), today);
    },
  });
  if (length <= MAX_POINTS) {
    return cut(
      'day',
      Array.from({ length }, (_, index) => addDays(from, index)),
    );
  }
  const days: BusinessDay[] = [from];
  for (let monday = addDays(mondayOf(from), 7); monday < to; monday = addDays(monday, 7)) days.push(monday);
  return cut('week', days);
}

/** True for a point that is not over as of `today`, and for a part of a week, month or quarter that the period cuts off. */
export function isPartial({ from, to }: Period, whole: Period, today: BusinessDay): boolean {
  return today < to || whole.from < from || to < whole.to;
}
