import type { BusinessDay } from '../filters/business-day.ts';

/** One day (or the first of several days added up) of a series. */
export interface Point {
  readonly day: BusinessDay;
  readonly value: number;
  readonly isPartial: boolean;
}

export interface ApiPoint {
  readonly day: string;
  readonly value: string;
  readonly isPartial: boolean;
}

export function toPoints(points: readonly ApiPoint[]): Point[] {
  return points.map(({ day, value, isPartial }) => ({ day, value: Number(value), isPartial }));
}

/** Days that one point of an additive series stands for, so that a line keeps its shape: at most about 180 points. */
export function bucketDays(days: number): number {
  if (days <= 180) return 1;
  return days <= 1_260 ? 7 : 28;
}

/** Adds up consecutive days; a bucket that is cut off by the end of the range is unfinished. */
export function bucketSum(points: readonly Point[], days: number): Point[] {
  if (days === 1) return [...points];
  const buckets: Point[] = [];
  for (let start = 0; start < points.length; start += days) {
    const slice = points.slice(start, start + days);
    const [first] = slice;
    if (!first) continue;
    const value = slice.reduce((sum, point) => sum + point.value, 0);
    buckets.push({ day: first.day, value, isPartial: slice.length < days || slice.some((point) => point.isPartial) });
  }
  return buckets;
}

/** The finished part of a line, and the dashed rest that starts at its last finished point. */
export function splitUnfinished(points: readonly Point[]): {
  finished: (number | null)[];
  unfinished: (number | null)[];
} {
  return {
    finished: points.map((point) => (point.isPartial ? null : point.value)),
    unfinished: points.map((point, index) => (point.isPartial || points[index + 1]?.isPartial ? point.value : null)),
  };
}

/** Round tick values from zero (or below) to above the largest value, about four steps. */
export function axisTicks(values: readonly number[]): number[] {
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const step = niceStep((top - bottom) / 4);
  const first = Math.floor(bottom / step);
  const last = Math.max(first + 1, Math.ceil(top / step));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
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
