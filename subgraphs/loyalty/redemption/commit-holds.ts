import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { giftCardChanged } from '../events/published.ts';
import { closeGiftCardHolds, lockGiftCardHolds } from '../gift-cards/store/gift-card-holds.ts';
import { type GiftCardEntryRow, postCardEntries } from '../gift-cards/store/gift-cards.ts';
import { postPoints } from '../points/post-points.ts';
import { closePointsHolds, lockPointsHolds } from '../points/store/points-holds.ts';

async function burnPoints(tx: Tx, checkoutId: string, now: Date): Promise<void> {
  const holds = await lockPointsHolds(tx, checkoutId);
  if (holds.some((hold) => hold.status === 'RELEASED')) throw new ConflictError('These points were already released');
  const open = holds.filter((hold) => hold.status === 'HELD');
  if (open.length === 0) return;
  await closePointsHolds(tx, checkoutId, 'COMMITTED');
  await postPoints(
    tx,
    open.map((hold) => ({
      customerId: hold.customerId,
      key: `burn:${checkoutId}:${hold.accountId}`,
      kind: 'BURN' as const,
      points: -hold.points,
      basisMinor: null,
      orderId: checkoutId,
      reason: null,
      occurredAt: now,
    })),
    now,
  );
}

async function redeemCards(tx: Tx, checkoutId: string, now: Date): Promise<void> {
  const holds = await lockGiftCardHolds(tx, checkoutId);
  if (holds.some((hold) => hold.status === 'RELEASED'))
    throw new ConflictError('These gift cards were already released');
  const open = holds.filter((hold) => hold.status === 'HELD');
  if (open.length === 0) return;
  await closeGiftCardHolds(tx, checkoutId, 'COMMITTED');
  const entries = open.map(
    (hold): GiftCardEntryRow => ({
      id: newId('gfe'),
      giftCardId: hold.giftCardId,
      key: `redeem:${checkoutId}:${hold.giftCardId}`,
      kind: 'REDEEM',
      amountMinor: -hold.amountMinor,
      orderId: checkoutId,
      occurredAt: now,
      balanceAfterMinor: hold.balanceMinor - hold.amountMinor,
    }),
  );
  await postCardEntries(tx, entries);
  await appendEvents(
    tx,
    'loyalty',
    open.map((hold) =>
      giftCardChanged({
        giftCardId: hold.giftCardId,
        customerId: hold.customerId,
        kind: 'REDEEM',
        amountMinor: -hold.amountMinor,
        currency: hold.currency,
        orderId: checkoutId,
        occurredAt: now,
      }),
    ),
  );
}

/** Turns the holds of a placed order into burned points and redeemed money; doing it twice does it once. */
export async function commitHolds(deps: LoyaltyDeps, checkoutId: string): Promise<void> {
  await deps.db.inTransaction('commit-holds', async (tx) => {
    await burnPoints(tx, checkoutId, deps.clock.now());
    await redeemCards(tx, checkoutId, deps.clock.now());
  });
}
