import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, spread, usablePoints } from './account.ts';

describe('a points account', () => {
  it('moves points less debt by exactly the change and never below what is held', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 })), fc.nat(100), (changes, held) => {
        let balance = { points: held, heldPoints: held, debt: 0 };
        for (const change of changes) {
          const next = applyChange(balance, change);
          expect(next.points - next.debt).toBe(balance.points - balance.debt + change);
          expect(next.points).toBeGreaterThanOrEqual(next.heldPoints);
          expect(next.debt).toBeGreaterThanOrEqual(0);
          balance = next;
        }
      }),
    );
  });

  it('spreads a wish over accounts exactly, or not at all', () => {
    const accounts = [{ usable: 30 }, { usable: 0 }, { usable: 25 }];
    expect(spread(accounts, 40)?.map((part) => part.points)).toEqual([30, 10]);
    expect(spread(accounts, 56)).toBeUndefined();
  });

  it('counts neither held nor owed points as usable', () => {
    expect(usablePoints({ points: 100, heldPoints: 30, debt: 20 })).toBe(50);
  });
});
