import { describe, expect, it } from 'vitest';
import { money } from '#kernel/values/money.ts';
import { taxedPrice } from './taxed-price.ts';

const figures = (minor: number, rate: number, taxIncluded: boolean, currency = 'EUR') => {
  const price = taxedPrice({ taxRateBasisPoints: rate }, { taxIncluded }, money(minor, currency));
  return [price.displayed, price.net, price.tax, price.gross].map((amount) => Number(amount?.minor));
};

describe('a price with its tax', () => {
  it.each([
    [1200, 2000, true, [1200, 1000, 200, 1200]],
    [1000, 2000, false, [1000, 1000, 200, 1200]],
    [999, 2000, true, [999, 833, 166, 999]],
    [1, 2000, true, [1, 1, 0, 1]],
    [3, 2000, true, [3, 3, 0, 3]],
    [105, 550, false, [105, 105, 6, 111]],
    [1000, 0, true, [1000, 1000, 0, 1000]],
    [0, 2000, true, [0, 0, 0, 0]],
    [1000, 10_000, false, [1000, 1000, 1000, 2000]],
  ])('of %i at %i basis points, tax in it: %s', (minor, rate, taxIncluded, expected) => {
    expect(figures(minor, rate, taxIncluded)).toEqual(expected);
  });

  it('is rounded in the smallest unit of its currency', () => {
    expect(figures(1234, 1000, true, 'JPY')).toEqual([1234, 1122, 112, 1234]);
  });
});
