import type { Tx } from '#kernel/database/database.ts';
import type { OrderId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { postCardEntries } from '../gift-cards/post-card-entries.ts';
import { closeGiftCardHolds, lockGiftCardHolds } from '../gift-cards/store/holds.ts';
import { toCommit } from '../points/model/hold.ts';
import { postPoints } from '../points/post-points.ts';
import { closePointsHolds, lockPointsHolds } from '../points/store/holds.ts';

async function redeemPoints(tx: Tx, checkoutId: OrderId, now: Date): Promise<void> {
  const open = toCommit(await lockPointsHolds(tx, checkoutId));
  if (open.length === 0) return;
  await closePointsHolds(tx, checkoutId, 'COMMITTED');
  await postPoints(
    tx,
    open.map((hold) => ({
      customerId: hold.customerId,
      key: `redeem:${checkoutId}:${hold.accountId}`,
      kind: 'REDEEM' as const,
      points: -hold.points,
      basisMinor: null,
      orderId: checkoutId,
      reason: null,
      occurredAt: now,
    })),
    now,
  );
}

async function redeemGiftCards(tx: Tx, checkoutId: OrderId, now: Date): Promise<void> {
  const open = toCommit(await lockGiftCardHolds(tx, checkoutId));
  if (open.length === 0) return;
  await closeGiftCardHolds(tx, checkoutId, 'COMMITTED');
  await postCardEntries(
    tx,
    open.map(({ card, amountMinor }) => ({
      card,
      key: `redeem:${checkoutId}:${card.id}`,
      kind: 'REDEEM' as const,
      amountMinor: -amountMinor,
      orderId: checkoutId,
      occurredAt: now,
    })),
  );
}

/** Turns the holds of a placed order into redeemed points and money; doing it twice does it once. */
export async function commitHolds(deps: LoyaltyDeps, checkoutId: OrderId): Promise<void> {
  const now = deps.clock.now();
  await deps.db.inTransaction('commit-holds', async (tx) => {
    await redeemPoints(tx, checkoutId, now);
    await redeemGiftCards(tx, checkoutId, now);
  });
}
