import type { OrderId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { closeGiftCardHolds, lockGiftCardHolds } from '../gift-cards/store/holds.ts';
import { toRelease } from '../points/model/hold.ts';
import { closePointsHolds, lockPointsHolds } from '../points/store/holds.ts';

/** Gives back what an aborted checkout held; doing it twice does it once. @throws ConflictError when it was committed. */
export async function releaseHolds(deps: LoyaltyDeps, checkoutId: OrderId): Promise<void> {
  await deps.db.inTransaction('release-holds', async (tx) => {
    const points = toRelease(await lockPointsHolds(tx, checkoutId));
    const cards = toRelease(await lockGiftCardHolds(tx, checkoutId));
    if (points.length > 0) await closePointsHolds(tx, checkoutId, 'RELEASED');
    if (cards.length > 0) await closeGiftCardHolds(tx, checkoutId, 'RELEASED');
  });
}
