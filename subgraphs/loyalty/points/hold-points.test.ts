import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { holdPoints } from './hold-points.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

describe('points', () => {
  it('never go negative under 100 concurrent holds', async () => {
    const customerId = await loyalty.customerWith(55);
    const tries = await Promise.allSettled(
      Array.from({ length: 100 }, () => holdPoints(loyalty.deps, { checkoutId: newId('ord'), customerId, points: 10 })),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
    expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 55, heldPoints: 50 });
    expect(await loyalty.drift()).toBe(0);
  });
});
