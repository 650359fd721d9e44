import { type BusinessDay, daysBetween } from '../time/business-day.ts';

/** One day (or the first of several days added up) of a series. */
export interface Point {
  readonly day: BusinessDay;
  readonly value: number;
  readonly isPartial: boolean;
}

/** Most days that a line can show apart; longer ranges show weeks. */
const SMEAR = 62;

export interface ApiPoint {
  readonly startsOn: string;
  readonly value: string;
  readonly isPartial: boolean;
}

export function toPoints(points: readonly ApiPoint[]): Point[] {
  return points.map(({ startsOn, value, isPartial }) => ({ day: startsOn, value: Number(value), isPartial }));
}

/** The first day after each point, by its own first day. */
export const endsOf = (points: readonly Point[], before: BusinessDay): ReadonlyMap<BusinessDay, BusinessDay> =>
  new Map(points.map(({ day }, index) => [day, points[index + 1]?.day ?? before]));

/** Whether points are days, not weeks or more. */
const areDays = ([first, second]: readonly Point[]): boolean =>
  first !== undefined && second !== undefined && daysBetween(first.day, second.day) === 1;

/**
 * Days of an additive series, as weeks where there are more of them than keep the shape of a line; a week that is cut off by
 * the end of the range is unfinished. What was answered by weeks or more stays.
 */
export function bucketSum(points: readonly Point[]): Point[] {
  if (points.length <= SMEAR || !areDays(points)) return [...points];
  const weeks: Point[] = [];
  for (let start = 0; start < points.length; start += 7) {
    const slice = points.slice(start, start + 7);
    const [first] = slice;
    if (!first) continue;
    const value = slice.reduce((sum, point) => sum + point.value, 0);
    weeks.push({ day: first.day, value, isPartial: slice.length < 7 || slice.some((point) => point.isPartial) });
  }
  return weeks;
}

/** The same shape with weekly means, for lines too small for their days; for sums and rates alike. */
export function smoothForSmall(points: readonly Point[]): Point[] {
  if (points.length <= SMEAR) return [...points];
  const weeks: Point[] = [];
  for (let start = 0; start < points.length; start += 7) {
    const slice = points.slice(start, start + 7);
    const [first] = slice;
    if (!first) continue;
    const mean = slice.reduce((sum, point) => sum + point.value, 0) / slice.length;
    weeks.push({ day: first.day, value: mean, isPartial: slice.some((point) => point.isPartial) });
  }
  return weeks;
}

/** The finished part of a line, and the dashed rest at either end, which meets it at its outermost finished point. */
export function splitUnfinished(points: readonly Point[]): {
  finished: (number | null)[];
  unfinished: (number | null)[];
} {
  return {
    finished: points.map((point) => (point.isPartial ? null : point.value)),
    unfinished: points.map((point, index) =>
      [points[index - 1], point, points[index + 1]].some((near) => near?.isPartial) ? point.value : null,
    ),
  };
}

/** An axis: what it spans and where it is marked. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Of a step; values that dip below zero by less get room but no mark of their own. */
const DIP = 0.5;

/** From zero (or below) to above the largest value, marked at round values in about four steps. */
export function axisFor(values: readonly number[]): Axis {
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const step = niceStep((top - bottom) / 4);
  const first = bottom > -DIP * step ? 0 : Math.floor(bottom / step);
  const last = Math.max(first + 1, Math.ceil(top / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { low: Math.min(bottom, first * step), high: last * step, ticks };
}

function niceStep(rough: number): number {
  if (rough <= 0) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / magnitude;
  const nice = [1, 2, 2.5, 5].find((candidate) => ratio <= candidate) ?? 10;
  return nice * magnitude;
}

/** Moves labels apart so that none overlap: each at least `gap` below the one before, all within the height. */
export function spreadLabels(wanted: readonly number[], gap: number, height: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = new Array<number>(wanted.length).fill(0);
  let above = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    above = Math.max(wanted[index] ?? 0, above + gap);
    placed[index] = above;
  }
  let below = height;
  for (const index of order.toReversed()) {
    below = Math.min(placed[index] ?? 0, below);
    placed[index] = below;
    below -= gap;
  }
  return placed;
}
