import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, pointsEarned, pointsToReverse, spread, usablePoints } from './points.ts';

describe('points', () => {
  it('earns one point for each full unit of net sales and none for less', () => {
    expect([pointsEarned(99n), pointsEarned(100n), pointsEarned(25_050n), pointsEarned(-5n)]).toEqual([0, 1, 250, 0]);
  });

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

  it('takes back all that an order earned when everything is returned, in any split', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 1n, max: 50_000n }), { minLength: 1, maxLength: 8 }), (parts) => {
        const basisMinor = parts.reduce((a, b) => a + b, 0n);
        const earn = { points: pointsEarned(basisMinor), basisMinor };
        let before = { points: 0, basisMinor: 0n };
        for (const part of parts) {
          const points = pointsToReverse(earn, before, part);
          before = { points: before.points + points, basisMinor: before.basisMinor + part };
        }
        expect(before.points).toBe(earn.points);
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
