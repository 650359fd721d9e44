import { ConflictError } from '#kernel/values/errors.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { closeGiftCardHolds, lockGiftCardHolds } from '../gift-cards/store/gift-card-holds.ts';
import { closePointsHolds, lockPointsHolds } from '../points/store/points-holds.ts';

/** Gives back what an aborted checkout held; doing it twice does it once. @throws ConflictError when it was committed. */
export async function releaseHolds(deps: LoyaltyDeps, checkoutId: string): Promise<void> {
  await deps.db.inTransaction('release-holds', async (tx) => {
    const points = await lockPointsHolds(tx, checkoutId);
    const cards = await lockGiftCardHolds(tx, checkoutId);
    if ([...points, ...cards].some((hold) => hold.status === 'COMMITTED')) {
      throw new ConflictError('This checkout was already committed');
    }
    if (points.length > 0) await closePointsHolds(tx, checkoutId, 'RELEASED');
    if (cards.length > 0) await closeGiftCardHolds(tx, checkoutId, 'RELEASED');
  });
}
