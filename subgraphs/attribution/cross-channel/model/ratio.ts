import { type Interval, Z } from '../../metrics/model/interval.ts';

/** Sums over people, each with an amount and how often it was counted: visits once, order values once an order. */
export interface Ratio {
  readonly people: number;
  readonly amount: number;
  readonly times: number;
  readonly amountSquares: number;
  readonly timesSquares: number;
  readonly products: number;
}

export const NO_PEOPLE: Ratio = {
  people: 0,
  amount: 0,
  times: 0,
  amountSquares: 0,
  timesSquares: 0,
  products: 0,
};

export const addRatios = (one: Ratio, other: Ratio): Ratio => ({
  people: one.people + other.people,
  amount: one.amount + other.amount,
  times: one.times + other.times,
  amountSquares: one.amountSquares + other.amountSquares,
  timesSquares: one.timesSquares + other.timesSquares,
  products: one.products + other.products,
});

/** A figure with its variance; what an interval is made of. */
export interface Estimate {
  readonly value: number;
  readonly variance: number;
}

/**
 * Amount ÷ times, with the variance by the delta method: s² = (Σa² − 2RΣat + R²Σt²) ÷ (m − 1), divided by m · t̄². The
 * person is the unit, since the orders of one person resemble each other. Undefined where there is nothing to divide by.
 */
export function estimateOf(ratio: Ratio): Estimate | undefined {
  const { people, amount, times, amountSquares, timesSquares, products } = ratio;
  if (times <= 0) return undefined;
  const value = amount / times;
  const squares = Math.max(0, amountSquares - 2 * value * products + value * value * timesSquares);
  const variance = people > 1 ? (squares / (people - 1)) * (people / (times * times)) : Number.NaN;
  return { value, variance };
}

/** Undefined where the spread of a single person is unknown. */
export function intervalOf({ value, variance }: Estimate): Interval | undefined {
  if (Number.isNaN(variance)) return undefined;
  const reach = Z * Math.sqrt(variance);
  return { low: value - reach, high: value + reach };
}

/** Of the first ÷ the second, by the logarithm. Undefined unless both are above zero. */
export function ratioInterval(first: Estimate, second: Estimate): Interval | undefined {
  const spread = first.variance / first.value ** 2 + second.variance / second.value ** 2;
  if (!(first.value > 0 && second.value > 0) || Number.isNaN(spread)) return undefined;
  const reach = Z * Math.sqrt(spread);
  const ratio = first.value / second.value;
  return { low: ratio * Math.exp(-reach), high: ratio * Math.exp(reach) };
}

/** Of the first less the second, by the normal distribution. */
export function differenceInterval(first: Estimate, second: Estimate): Interval | undefined {
  return intervalOf({ value: first.value - second.value, variance: first.variance + second.variance });
}
