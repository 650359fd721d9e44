import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { addGiftCardKey } from '../gift-cards/add-gift-card-key.ts';
import { holdGiftCards } from '../gift-cards/hold-gift-cards.ts';
import { readCards } from '../gift-cards/store/gift-cards.ts';
import { holdPoints } from '../points/hold-points.ts';
import { issueCard, openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { commitHolds } from './commit-holds.ts';
import { releaseHolds } from './release-holds.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

describe('points', () => {
  it('held by a checkout are redeemed once when it is placed', async () => {
    const { deps } = loyalty;
    const customerId = await loyalty.customerWith(100);
    const checkoutId = newId('ord');
    await holdPoints(deps, { checkoutId, customerId, points: 40 });
    await Promise.all([commitHolds(deps, checkoutId), commitHolds(deps, checkoutId)]);
    expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 60, heldPoints: 0 });
    await expect(releaseHolds(deps, checkoutId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('held by an aborted checkout come back', async () => {
    const { deps } = loyalty;
    const customerId = await loyalty.customerWith(100);
    const checkoutId = newId('ord');
    await holdPoints(deps, { checkoutId, customerId, points: 40 });
    await releaseHolds(deps, checkoutId);
    expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 100, heldPoints: 0 });
  });
});

describe('gift cards', () => {
  it('pay no more than their balance under 50 concurrent redemptions with different keys', async () => {
    const { deps } = loyalty;
    const { giftCardId, keyId } = await issueCard(loyalty, 5_000n);
    const idempotencyKey = randomUUID();
    const second = await addGiftCardKey(deps, createServiceContext('test', 60_000), {
      giftCardId,
      kind: 'EMAIL',
      idempotencyKey,
    });
    const taken = await Promise.allSettled(
      Array.from({ length: 50 }, async (_, index) => {
        const checkoutId = newId('ord');
        const held = await holdGiftCards(deps, {
          checkoutId,
          keyIds: [index % 2 === 0 ? keyId : second.giftCardKeyId],
          currency: 'EUR',
          maxMinor: 700n,
        });
        await commitHolds(deps, checkoutId);
        return held.reduce((sum, part) => sum + part.amountMinor, 0n);
      }),
    );
    const paid = taken.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0n), 0n);
    expect(paid).toBe(5_000n);
    expect(await readCards(deps.db, [giftCardId])).toMatchObject([{ balanceMinor: 0n, heldMinor: 0n }]);
  });
});

describe('ledgers', () => {
  it('explain every balance', async () => {
    expect(await loyalty.drift()).toBe(0);
  });

  it('cannot be rewritten by the run-time role', async () => {
    await expect(loyalty.deps.db.query(sql`update loyalty_entry set points = 0`)).rejects.toThrow();
    await expect(loyalty.deps.db.query(sql`delete from gift_card_entry`)).rejects.toThrow();
  });
});
