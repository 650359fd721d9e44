import { describe, expect, it } from 'vitest';
import { simulateBuyers } from '../../testing/simulated-buyers.ts';
import { TooFewRepeatersError } from './errors.ts';
import { fitTransactions, modelOf, spendCorrelation } from './fit.ts';
import { digamma, lnGamma } from './gamma-function.ts';
import { type Histories, patternsOf } from './histories.ts';
import { lnGaussOfOne, scaledGauss } from './hypergeometric.ts';
import type { Point } from './minimize.ts';
import { calibrate } from './purchase-log.ts';

/** The integral of a function over (0, ∞), by its substitution e^u: no code of the models is in it. */
function integral(of: (value: number) => number): number {
  let sum = 0;
  for (let u = -25; u < 8; u += 0.1) sum += of(Math.exp(u)) * Math.exp(u) * 0.1;
  return sum;
}
const gammaDensity = (shape: number, rate: number, at: number) =>
  Math.exp(shape * Math.log(rate) + (shape - 1) * Math.log(at) - rate * at - lnGamma(shape));

describe('the functions of the models', () => {
  it('know the logarithm of the gamma function and its derivative', () => {
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(lnGamma(6)).toBeCloseTo(Math.log(120), 12);
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 12);
  });

  it('sum the same hypergeometric function as a series and as a continued fraction', () => {
    for (const [b, c, z] of [
      [0.5, 2.2, 0.3],
      [5.5, 6.2, 0.97],
      [0.3, 1.9, 0.999],
    ] as const) {
      expect(lnGaussOfOne(b, c, z)).toBeCloseTo(Math.log(scaledGauss(0, 1, b, c, z)), 10);
    }
    // ₂F₁(1, 1; 2; z) = −ln(1 − z) ÷ z
    expect(scaledGauss(0, 1, 1, 2, 0.5)).toBeCloseTo(2 * Math.LN2, 12);
  });
});

describe('a model of when customers buy', () => {
  const pareto: Point = [0.8, 20, 1.4, 50];

  it('agrees with the integral over rates of buying and of leaving that Pareto/NBD stands for', () => {
    const [r = 0, alpha = 0, s = 0, beta = 0] = pareto;
    for (const [x, t, T] of [
      [0, 0, 100],
      [3, 40, 100],
      [8, 99, 100],
    ] as const) {
      // Given λ and μ: λ^x (μ e^−(λ+μ)t + λ e^−(λ+μ)T) ÷ (λ+μ); the average over a grid of both.
      const likelihood = integral(
        (rate) =>
          gammaDensity(r, alpha, rate) *
          integral((leave) => {
            const both = rate + leave;
            const given = (leave * Math.exp(-both * t) + rate * Math.exp(-both * T)) / both;
            return gammaDensity(s, beta, leave) * rate ** x * given;
          }),
      );
      const one: Histories = {
        repeats: Uint32Array.of(x),
        lastDay: Uint32Array.of(t),
        age: Uint32Array.of(T),
        meanSpend: Float64Array.of(0),
      };
      const found = modelOf('PARETO_NBD').likelihoodOf(patternsOf(one)).valueAt(pareto);
      expect(found).toBeCloseTo(Math.log(likelihood), 5);
    }
  });

  it.each([
    ['BG_NBD', [0.5, 30, 0.8, 2.5]],
    ['PARETO_NBD', pareto],
  ] as const)(
    '%s predicts more the longer it looks, and dates the purchase where one half is reached',
    (name, parameters) => {
      const model = modelOf(name);
      const at = (days: number) => model.expectedPurchases(parameters, 5, 95, 100, days);
      expect(at(0)).toBeCloseTo(0, 10);
      expect(at(30)).toBeLessThan(at(60));
      const wait = model.medianWait(parameters, 5, 95, 100);
      expect(wait).toBeGreaterThan(0);
      // Who was last seen long ago has no date: more likely than not there is no next purchase.
      expect(model.medianWait(parameters, 5, 10, 3_000)).toBeNull();
      expect(model.aliveProbability(parameters, 5, 10, 3_000)).toBeLessThan(0.1);
    },
  );

  it('X17: dates the next purchase of Pareto/NBD where the integral says one half', () => {
    const [r = 0, alpha = 0, s = 0, beta = 0] = pareto;
    const [x, T] = [5, 100];
    const model = modelOf('PARETO_NBD');
    const wait = model.medianWait(pareto, x, 98, T) ?? 0;
    const alive = model.aliveProbability(pareto, x, 98, T);
    const bought = integral(
      (rate) =>
        gammaDensity(r + x, alpha + T, rate) *
        integral((leave) => {
          const both = rate + leave;
          return gammaDensity(s, beta + T, leave) * (rate / both) * -Math.expm1(-both * wait);
        }),
    );
    expect(alive * bought).toBeCloseTo(0.5, 3);
  });

  it('takes a = 1 as its limit, and overflows at no history', () => {
    const model = modelOf('BG_NBD');
    const near = (a: number) => model.expectedPurchases([0.5, 30, a, 2.5], 3, 50, 100, 90);
    expect(near(1)).toBeCloseTo((near(1.001) + near(0.999)) / 2, 4);
    for (const name of ['BG_NBD', 'PARETO_NBD'] as const) {
      const heavy = modelOf(name).expectedPurchases([0.5, 30, 0.8, 2.5], 3_000, 3_100, 3_650, 365);
      expect(heavy).toBeGreaterThanOrEqual(0);
      expect(modelOf(name).aliveProbability([0.5, 30, 0.8, 2.5], 3_000, 100, 32_000)).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(heavy)).toBe(true);
    }
  });

  it('refuses fewer than a hundred customers who bought again', () => {
    const few = simulateBuyers(100, 365, { r: 0.6, alpha: 40, a: 0.8, b: 3.5, p: 6, q: 4, gamma: 15 }, 1);
    expect(() => fitTransactions('BG_NBD', few, patternsOf(few))).toThrow(TooFewRepeatersError);
  });

  it('says that no dropout can be seen where there is none', () => {
    const loyal = simulateBuyers(600, 365, { r: 1, alpha: 30, a: 1e-9, b: 1, p: 6, q: 4, gamma: 15 }, 1);
    expect(fitTransactions('PARETO_NBD', loyal, patternsOf(loyal)).isFlat).toBe(true);
  });
});

describe('buying histories', () => {
  const log = new Map([
    [
      'a',
      [
        { day: 10, amount: 30 },
        { day: 0, amount: 20 },
        { day: 10, amount: 5 },
        { day: 20, amount: 9 },
      ],
    ],
    [
      'returned',
      [
        { day: 1, amount: 20 },
        { day: 3, amount: 20 },
        { day: 3, amount: -20 },
        { day: 4, amount: -5 },
      ],
    ],
    [
      'free',
      [
        { day: 1, amount: 20 },
        { day: 5, amount: 0 },
      ],
    ],
    ['later', [{ day: 16, amount: 20 }]],
  ]);
  const { customers, histories, bought, firstAfter } = calibrate(log, 15);

  it('count days of purchases once, without the first, and no day on which as much came back', () => {
    expect(customers).toEqual(['a', 'returned', 'free']);
    expect([...histories.repeats]).toEqual([1, 0, 1]);
    expect([...histories.lastDay]).toEqual([10, 0, 4]);
    expect([...histories.age]).toEqual([15, 14, 14]);
    expect([...histories.meanSpend]).toEqual([35, 0, 0]);
    expect([...bought]).toEqual([1, 0, 0]);
    expect([...firstAfter]).toEqual([5, 0, 0]);
  });

  it('tell how closely how much goes with how often', () => {
    const columns = { lastDay: Uint32Array.of(1, 1, 1), age: Uint32Array.of(2, 2, 2) };
    const of = (meanSpend: number[]) =>
      spendCorrelation({ ...columns, repeats: Uint32Array.of(1, 2, 3), meanSpend: Float64Array.from(meanSpend) });
    expect(of([10, 20, 30])).toBeCloseTo(1, 12);
    expect(of([30, 20, 10])).toBeCloseTo(-1, 12);
    expect(of([5, 5, 5])).toBe(0);
  });
});
