import type { Random } from './random.ts';

/** A weighted choice in logarithmic time, for thousands of items. */
export interface Wheel<T> {
  /** One of the first `count` items; of all unless told. */
  spin(random: Random, count?: number): T;
}

export function createWheel<T>(items: readonly T[], weightOf: (item: T) => number): Wheel<T> {
  const sums: number[] = [];
  let sum = 0;
  for (const item of items) {
    sum += weightOf(item);
    sums.push(sum);
  }
  return {
    spin(random, count = items.length) {
      const target = random.next() * (sums[count - 1] ?? 0);
      const chosen = items[firstIndex(count, (index) => (sums[index] ?? 0) > target)];
      if (chosen === undefined) throw new RangeError('nothing to choose from');
      return chosen;
    },
  };
}

/** The first of `count` indexes that a condition holds for, which holds for all after it; the last index when there is none. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
