import { describe, expect, it } from 'vitest';
import { meanInterval, newcombe, ratioOfMeans, ratioOfShares, wilson } from './interval.ts';

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

  it('spreads a mean by what was seen', () => {
    // 1, 2, 3, 4, 5: mean 3, variance 2.5.
    const sample = { n: 5, sum: 15, sumOfSquares: 55 };
    expect(meanInterval(sample).high).toBeCloseTo(3 + 1.96 * Math.sqrt(0.5), 10);
    const ratio = ratioOfMeans(sample, sample);
    expect(Math.log(ratio?.high ?? 0)).toBeCloseTo(1.96 * Math.sqrt((2 * 0.5) / 9), 10);
  });
});
