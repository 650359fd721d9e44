import { describe, expect, it } from 'vitest';
import {
  countInterval,
  meanInterval,
  newcombe,
  randomSumInterval,
  ratioOfCounts,
  ratioOfMeans,
  ratioOfShares,
  wilson,
} from './interval.ts';

describe('the intervals of 95 %', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives a share of %i of %i the score interval of Wilson', (hits, of, low, high) => {
    const interval = wilson({ hits, of });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  // Newcombe, "Interval estimation for the difference between independent proportions", the same volume, table II.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])('gives %i/%i less %i/%i the interval of Newcombe', (a, m, b, n, low, high) => {
    const interval = newcombe({ hits: a, of: m }, { hits: b, of: n });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds a ratio of shares to its inverse, and gives none where a share is zero', () => {
    const up = ratioOfShares({ hits: 40, of: 100 }, { hits: 20, of: 100 });
    const down = ratioOfShares({ hits: 20, of: 100 }, { hits: 40, of: 100 });
    expect(up?.low).toBeCloseTo(1 / (down?.high ?? 0), 10);
    expect(up?.low).toBeCloseTo(2 * Math.exp(-1.96 * Math.sqrt(0.6 / 40 + 0.8 / 20)), 10);
    expect(ratioOfShares({ hits: 0, of: 10 }, { hits: 1, of: 10 })).toBeUndefined();
  });

  // Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936): the exact limits of 95 %.
  it.each([
    [10, 4.795, 18.39],
    [30, 20.24, 42.83],
    [50, 37.11, 65.92],
    [100, 81.36, 121.63],
  ])('gives a count of %i the limits of Garwood', (count, low, high) => {
    const interval = countInterval(count);
    expect(Math.abs(interval.low / low - 1)).toBeLessThan(0.002);
    expect(Math.abs(interval.high / high - 1)).toBeLessThan(0.002);
  });

  it('holds a ratio of counts to its inverse, and gives none where one is zero', () => {
    const [up, down] = [ratioOfCounts(60, 40), ratioOfCounts(40, 60)];
    expect(up?.low).toBeCloseTo(1 / (down?.high ?? 0), 10);
    // Near the logarithm's: 1.5 × exp(±1.96 √(1/60 + 1/40)).
    expect(up?.low).toBeCloseTo(1.5 * Math.exp(-1.96 * Math.sqrt(1 / 60 + 1 / 40)), 1);
    expect(ratioOfCounts(0, 3)).toBeUndefined();
  });

  it('spreads a sum whose number is by chance by its squares: equal amounts as their count', () => {
    const { low, high } = randomSumInterval({ sum: 100 * 7, sumOfSquares: 100 * 49 });
    expect(low / 7).toBeCloseTo(100 - 1.96 * 10, 10);
    expect(high / 7).toBeCloseTo(100 + 1.96 * 10, 10);
  });

  it('spreads a mean by what was seen', () => {
    // 1, 2, 3, 4, 5: mean 3, variance 2.5.
    const sample = { n: 5, sum: 15, sumOfSquares: 55 };
    expect(meanInterval(sample).high).toBeCloseTo(3 + 1.96 * Math.sqrt(0.5), 10);
    const ratio = ratioOfMeans(sample, sample);
    expect(Math.log(ratio?.high ?? 0)).toBeCloseTo(1.96 * Math.sqrt((2 * 0.5) / 9), 10);
  });
});
