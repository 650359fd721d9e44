import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { untilSomebodyWaits } from '../../../test/support/waiting-statements.ts';
import { refund } from '../redemption/refund.ts';
import { openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { earnInTransaction, earnPoints } from './earn-points.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

describe('points', () => {
  it('are earned once by an order, however often it is said', async () => {
    const { deps, clock } = loyalty;
    const customerId = newId('cus');
    const order = { orderId: newId('ord'), customerId, netMinor: 12_345n, currency: 'EUR', placedAt: clock.now() };
    await Promise.all([earnPoints(deps, order), earnPoints(deps, order), earnPoints(deps, order)]);
    expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 123 });
  });

  it('are earned once where another request posts them while this one waits for the account', async () => {
    const { deps, clock } = loyalty;
    const customerId = newId('cus');
    const order = { orderId: newId('ord'), customerId, netMinor: 12_345n, currency: 'EUR', placedAt: clock.now() };
    await earnPoints(deps, { ...order, orderId: newId('ord'), netMinor: 100n });
    const { earning } = await deps.db.inTransaction('another', async (tx) => {
      await earnInTransaction(tx, [order], { currencyCode: 'EUR', now: clock.now() });
      const waiting = earnPoints(deps, order);
      await untilSomebodyWaits(deps.db);
      return { earning: waiting };
    });
    await earning;
    expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 124 });
    expect(await loyalty.drift()).toBe(0);
  });

  it('stop at what an account can count, so that a mistyped price at a POS blocks no later order', async () => {
    const { deps, clock } = loyalty;
    const customerId = newId('cus');
    const sales = [1, 2].map(() => ({ orderId: newId('ord'), netMinor: 400_638_133_393_100n }));
    for (const sale of sales) await earnPoints(deps, { ...sale, customerId, currency: 'EUR', placedAt: clock.now() });
    expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 2_000_000_000 });
    for (const { orderId, netMinor } of sales) {
      const cause = { causeId: newId('ret'), orderId, customerId, restorePoints: 0, giftCards: [] };
      await refund(deps, { ...cause, reverseEarnNetMinor: netMinor });
    }
    expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 0, debt: 0 });
    expect(await loyalty.drift()).toBe(0);
  });

  it("are earned by sales in the retailer's currency alone, in which they pay", async () => {
    const customerId = newId('cus');
    const order = { orderId: newId('ord'), customerId, netMinor: 170_000_000n, placedAt: loyalty.clock.now() };
    await earnPoints(loyalty.deps, { ...order, currency: 'IDR' });
    expect(await loyalty.balanceOf(customerId)).toBeUndefined();
  });
});
