import { highest, type Patterns } from './histories.ts';
import { scaledGauss } from './hypergeometric.ts';
import type { Point } from './minimize.ts';
import type { TransactionModel } from './transaction-model.ts';

/** Near a = 1 the expectation is 0 ÷ 0; it is taken as the mean of both sides. */
const SINGULAR = 1e-5;

/** `ln(1 + exp(v))` without overflow. */
const softplus = (v: number): number => (v > 35 ? v : Math.log1p(Math.exp(v)));

function expectedRepeats([r = 0, alpha = 0, a = 0, b = 0]: Point, x: number, age: number, within: number): number {
  if (Math.abs(a - 1) < SINGULAR) {
    const near = (by: number) => expectedRepeats([r, alpha, 1 + by, b], x, age, within);
    return (near(2 * SINGULAR) + near(-2 * SINGULAR)) / 2;
  }
  const z = within / (alpha + age + within);
  const c = a + b + x - 1;
  const kept = scaledGauss((r + x) * Math.log1p(-z), r + x, b + x, c, z);
  return (c / (a - 1)) * (1 - kept);
}

function oddsOfLeft([r = 0, alpha = 0, a = 0, b = 0]: Point, x: number, lastDay: number, age: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return Math.log(a) - Math.log(b + x - 1) + (r + x) * (Math.log(alpha + age) - Math.log(alpha + lastDay));
}

/**
 * BG/NBD: Fader, Hardie and Lee, "Counting your customers the easy way", Marketing Science 24 (2005). Customers buy at
 * a rate of their own (gamma r, α) and may leave right after a purchase (beta a, b); who has bought but once is alive.
 */
export const bgNbd: TransactionModel = {
  name: 'BG_NBD',
  parameters: ['r', 'alpha', 'a', 'b'],
  timeParameters: ['alpha'],

  likelihoodOf(patterns: Patterns) {
    const { repeats, lastDay, age, customers } = patterns;
    const most = highest(repeats);
    const longest = highest(age);
    const logs = (alpha: number) => Float64Array.from({ length: longest + 1 }, (_, day) => Math.log(alpha + day));
    /** Sums over k < x, for every x. */
    const sums = (of: (k: number) => number) => {
      const column = new Float64Array(most + 1);
      for (let x = 1; x <= most; x++) column[x] = (column[x - 1] ?? 0) + of(x - 1);
      return column;
    };
    return {
      valueAt([r = 0, alpha = 0, a = 0, b = 0]) {
        const lnDay = logs(alpha);
        const ofRepeats = sums((k) => Math.log(r + k) + Math.log(b + k) - Math.log(a + b + k));
        const lnStay = Float64Array.from({ length: most + 1 }, (_, x) => Math.log(b + x - 1) - Math.log(a));
        const ofAll = r * Math.log(alpha);
        let total = 0;
        for (let i = 0; i < repeats.length; i++) {
          const x = repeats[i] ?? 0;
          const end = lnDay[age[i] ?? 0] ?? 0;
          let value = ofAll + (ofRepeats[x] ?? 0) - (r + x) * end;
          if (x > 0) value += softplus((r + x) * (end - (lnDay[lastDay[i] ?? 0] ?? 0)) - (lnStay[x] ?? 0));
          total += value * (customers[i] ?? 0);
        }
        return total;
      },
      slopesAt([r = 0, alpha = 0, a = 0, b = 0]) {
        const lnDay = logs(alpha);
        const [ofR, ofA] = [sums((k) => 1 / (r + k)), sums((k) => -1 / (a + b + k))];
        const ofB = sums((k) => 1 / (b + k) - 1 / (a + b + k));
        const lnAlpha = Math.log(alpha);
        let [byR, byAlpha, byA, byB] = [0, 0, 0, 0];
        for (let i = 0; i < repeats.length; i++) {
          const [x, t, T, n] = [repeats[i] ?? 0, lastDay[i] ?? 0, age[i] ?? 0, customers[i] ?? 0];
          const since = (lnDay[T] ?? 0) - (lnDay[t] ?? 0);
          const left = x > 0 ? 1 / (1 + (Math.exp(-(r + x) * since) / a) * (b + x - 1)) : 0;
          byR += n * ((ofR[x] ?? 0) + lnAlpha - (lnDay[T] ?? 0) + left * since);
          byAlpha += n * (r / alpha - (r + x) * ((1 - left) / (alpha + T) + left / (alpha + t)));
          byA += n * ((ofA[x] ?? 0) + left / a);
          if (x > 0) byB += n * ((ofB[x] ?? 0) - left / (b + x - 1));
        }
        return [byR, byAlpha, byA, byB];
      },
    };
  },

  startsFrom: (meanAge) => [
    [0.5, meanAge / 2, 1, 3],
    [0.25, meanAge / 8, 0.8, 2.5],
    [1, meanAge, 0.5, 5],
  ],

  aliveProbability: (parameters, x, lastDay, age) => 1 / (1 + Math.exp(oddsOfLeft(parameters, x, lastDay, age))),

  expectedPurchases: (parameters, x, lastDay, age, within) =>
    expectedRepeats(parameters, x, age, within) / (1 + Math.exp(oddsOfLeft(parameters, x, lastDay, age))),

  // Who is alive buys again for sure, as customers leave after a purchase only: the rate is gamma (r + x, α + T).
  medianWait([r = 0, alpha = 0, ...rest], x, lastDay, age) {
    const alive = 1 / (1 + Math.exp(oddsOfLeft([r, alpha, ...rest], x, lastDay, age)));
    if (alive <= 0.5) return null;
    return (alpha + age) * ((1 - 0.5 / alive) ** (-1 / (r + x)) - 1);
  },
};
