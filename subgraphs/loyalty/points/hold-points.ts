import { ValidationError } from '#kernel/values/errors.ts';
import type { CustomerId, OrderId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { spread, usablePoints } from './model/account.ts';
import { InsufficientPointsError } from './model/errors.ts';
import { assertOpen } from './model/hold.ts';
import { MINOR_PER_REDEEMED_POINT } from './model/rates.ts';
import { lockSpendableAccounts } from './store/accounts.ts';
import { insertPointsHolds, lockPointsHolds } from './store/holds.ts';

export interface HeldPoints {
  /** What the points pay, in minor units. */
  readonly valueMinor: bigint;
  readonly currency: string;
}

/**
 * Holds points that a customer's bearer has proved to be theirs for a checkout; ended by commit or release only.
 * Asking again for the same checkout answers the same.
 * @throws InsufficientPointsError
 */
export async function holdPoints(
  deps: LoyaltyDeps,
  input: { checkoutId: OrderId; customerId: CustomerId; points: number },
): Promise<HeldPoints> {
  const { checkoutId, customerId, points } = input;
  if (points <= 0)
    throw new ValidationError([{ path: 'points', issueCode: 'TOO_SMALL', message: 'must be at least 1' }]);
  await deps.db.inTransaction('hold-points', async (tx) => {
    const accounts = await lockSpendableAccounts(tx, customerId);
    const held = await lockPointsHolds(tx, checkoutId);
    assertOpen(held);
    if (held.length > 0) return;
    const usable = accounts.map((account) => ({ ...account, usable: usablePoints(account) }));
    const debt = accounts.reduce((sum, account) => sum + account.debt, 0);
    const free = Math.max(0, accounts.reduce((sum, account) => sum + account.points - account.heldPoints, 0) - debt);
    const parts = points <= free ? spread(usable, points) : undefined;
    if (!parts) throw new InsufficientPointsError(free);
    const rows = parts.map((part) => ({ accountId: part.account.id, points: part.points }));
    await insertPointsHolds(tx, checkoutId, rows, deps.clock.now());
  });
  return { valueMinor: BigInt(points) * MINOR_PER_REDEEMED_POINT, currency: deps.config.currencyCode };
}
