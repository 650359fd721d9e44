import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsEarned, pointsToReverse } from './rates.ts';

describe('the rates of points', () => {
  it('earns one point for each full unit of net sales and none for less', () => {
    expect([pointsEarned(99n), pointsEarned(100n), pointsEarned(25_050n), pointsEarned(-5n)]).toEqual([0, 1, 250, 0]);
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
});
