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
    const pairs = [[0, 30, 60, 93], [0, 28], [0, 40, 60], [5]];
    // 90 predicted for 93, by the customer's own habit.
    expect(backTest(pairs, 'CUSTOMER')).toEqual({ n: 1, missedBy: 3, withinWeek: 1 });
    // By the gaps that are not hidden, 30, 30 and 40: 30 for 28, and 70 for 60.
    expect(backTest(pairs, 'PRODUCT')).toEqual({ n: 2, missedBy: 6, withinWeek: 1 });
    expect(backTest([[0, 28], [5]], 'PRODUCT')).toEqual({ n: 0, missedBy: undefined, withinWeek: 0 });
  });

  it('takes the mean of the middle two of an even count', () => {
    expect(median([3, 1, 4, 1])).toBe(2);
    expect(median([])).toBeUndefined();
    expect(gapsOf([1, 4, 9])).toEqual([3, 5]);
  });
});
