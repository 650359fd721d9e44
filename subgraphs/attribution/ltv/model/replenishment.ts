/** When a customer may need a product again. */
export interface Replenishment {
  /** Days from one purchase of it to the next. */
  readonly gap: number;
  readonly dueDay: number;
  /** Whose habit the gap is: the customer's from three purchases on, else that of all who bought the product again. */
  readonly habit: 'CUSTOMER' | 'PRODUCT';
}

/** Purchases of a product from which a customer's own habit is known. */
const OWN_HABIT = 3;

/** The middle of some numbers; the mean of the middle two of an even count; undefined of none. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Days between purchases that follow each other; days are distinct and in order. */
export function gapsOf(days: readonly number[]): number[] {
  return days.slice(1).map((day, i) => day - (days[i] ?? day));
}

/** The replenishment of one customer and product; undefined where neither has a habit. */
export function replenishmentOf(days: readonly number[], productGap: number | undefined): Replenishment | undefined {
  const last = days.at(-1);
  const isOwn = days.length >= OWN_HABIT;
  const gap = isOwn ? median(gapsOf(days)) : productGap;
  if (last === undefined || gap === undefined) return undefined;
  return { gap, dueDay: last + Math.round(gap), habit: isOwn ? 'CUSTOMER' : 'PRODUCT' };
}

/** How far such dates were off: each last purchase was hidden, and its date predicted from those before it. */
export interface BackTest {
  /** Purchases that were hidden. */
  readonly n: number;
  /** The median of the days by which dates were missed, early or late; undefined of none. */
  readonly missedBy: number | undefined;
  /** Dates within a week of the purchase. */
  readonly withinWeek: number;
}

const WEEK = 7;

/**
 * Hides the last purchase of every customer of a product who bought it on two days or more, from the product's own habit
 * too, and predicts it. Only dates by one habit count, so that a date is held to others that were made as it is.
 */
export function backTest(pairs: ReadonlyArray<readonly number[]>, habit: Replenishment['habit']): BackTest {
  const seen = pairs.filter((days) => days.length >= 2).map((days) => ({ days, known: days.slice(0, -1) }));
  const productGap = median(seen.flatMap(({ known }) => gapsOf(known)));
  const misses = seen.flatMap(({ days, known }) => {
    const predicted = replenishmentOf(known, productGap);
    return predicted?.habit === habit ? [Math.abs((days.at(-1) ?? 0) - predicted.dueDay)] : [];
  });
  return { n: misses.length, missedBy: median(misses), withinWeek: misses.filter((miss) => miss <= WEEK).length };
}
