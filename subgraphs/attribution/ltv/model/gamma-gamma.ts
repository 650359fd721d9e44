import { digamma, lnGamma } from './gamma-function.ts';
import { type Histories, highest } from './histories.ts';
import type { Point } from './minimize.ts';
import type { Likelihood } from './transaction-model.ts';

/** Repeat buyers and the mean of what each spent: what the model of spending is fitted to. */
export type Spending = {
  readonly repeats: Uint32Array;
  readonly meanSpend: Float64Array;
};

/** Who bought again and paid something: orders that cost nothing say nothing of spending. */
export function spendingOf({ repeats, meanSpend }: Histories): Spending {
  const isPaid = (i: number): boolean => (repeats[i] ?? 0) > 0 && (meanSpend[i] ?? 0) > 0;
  return {
    repeats: repeats.filter((_, i) => isPaid(i)),
    meanSpend: meanSpend.filter((_, i) => isPaid(i)),
  };
}

/**
 * Gamma-Gamma: Fader and Hardie, "The Gamma-Gamma model of monetary value", note 025 (2013). Each customer spends around
 * a mean of her own, which is independent of how often she buys.
 */
export const gammaGamma = {
  parameters: ['p', 'q', 'gamma'] as const,

  likelihoodOf({ repeats, meanSpend }: Spending): Likelihood {
    const most = highest(repeats);
    const customers = new Float64Array(most + 1);
    const logs = new Float64Array(most + 1);
    const totals = new Float64Array(repeats.length);
    for (let i = 0; i < repeats.length; i++) {
      const [x, z] = [repeats[i] ?? 0, meanSpend[i] ?? 0];
      customers[x] = (customers[x] ?? 0) + 1;
      logs[x] = (logs[x] ?? 0) + Math.log(z);
      totals[i] = x * z;
    }
    const n = repeats.length;
    return {
      valueAt([p = 0, q = 0, gamma = 0]) {
        const constant = -lnGamma(q) + q * Math.log(gamma);
        let total = 0;
        for (let x = 1; x <= most; x++) {
          const count = customers[x] ?? 0;
          if (count === 0) continue;
          total += count * (lnGamma(p * x + q) - lnGamma(p * x) + constant + p * x * Math.log(x));
          total += (p * x - 1) * (logs[x] ?? 0);
        }
        for (let i = 0; i < n; i++) total -= (p * (repeats[i] ?? 0) + q) * Math.log(gamma + (totals[i] ?? 0));
        return total;
      },
      slopesAt([p = 0, q = 0, gamma = 0]) {
        let [byP, byQ, byGamma] = [0, n * (Math.log(gamma) - digamma(q)), (n * q) / gamma];
        for (let x = 1; x <= most; x++) {
          const count = customers[x] ?? 0;
          if (count === 0) continue;
          const both = digamma(p * x + q);
          byP += x * (count * (both - digamma(p * x) + Math.log(x)) + (logs[x] ?? 0));
          byQ += count * both;
        }
        for (let i = 0; i < n; i++) {
          const x = repeats[i] ?? 0;
          const whole = gamma + (totals[i] ?? 0);
          const ln = Math.log(whole);
          byP -= x * ln;
          byQ -= ln;
          byGamma -= (p * x + q) / whole;
        }
        return [byP, byQ, byGamma];
      },
    };
  },

  /** Where the search begins, from the mean spent. */
  startsFrom: (mean: number): readonly Point[] => [
    [2, 4, mean],
    [6, 4, mean / 2],
    [1, 2, mean],
  ],

  /** What a customer of x repeat purchases of the mean z spends on each to come; x = 0 gives the mean of all. */
  expectedSpend: ([p = 0, q = 0, gamma = 0]: Point, x: number, z: number): number =>
    (p * (gamma + x * z)) / (p * x + q - 1),
};
