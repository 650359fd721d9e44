import { describe, expect, it } from 'vitest';
import { backTest, gapsOf, median, replenishmentOf } from './replenishment.ts';

describe('replenishment', () => {
  it('X17: dates it by the customer’s own median gap from three purchases on', () => {
    expect(replenishmentOf([0, 30, 58, 120], 10)).toEqual({ gap: 30, dueDay: 150, habit: 'CUSTOMER' });
  });

  it('X17: dates it by the product’s median gap before, and not at all where nobody bought it again', () => {
    expect(replenishmentOf([100], 28)).toEqual({ gap: 28, dueDay: 128, habit: 'PRODUCT' });
    expect(replenishmentOf([100], undefined)).toBeUndefined();
    expect(replenishmentOf([], 28)).toBeUndefined();
  });

  it('X17: says beside it how far the dates of purchases that were hidden from it were off', () => {
    // 90 predicted for 93; 40 by the product for 28; one purchase alone predicts nothing.
    expect(backTest([[0, 30, 60, 93], [0, 28], [5]], 40)).toEqual({ n: 2, missedBy: 7.5, withinWeek: 1 });
    expect(backTest([], 40)).toEqual({ n: 0, missedBy: undefined, withinWeek: 0 });
  });

  it('takes the mean of the middle two of an even count', () => {
    expect(median([3, 1, 4, 1])).toBe(2);
    expect(median([])).toBeUndefined();
    expect(gapsOf([1, 4, 9])).toEqual([3, 5]);
  });
});
