import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { InsufficientPointsError } from './model/errors.ts';
import { MINOR_PER_BURNED_POINT, spread, usablePoints } from './model/points.ts';
import { lockAccountsOfPerson } from './store/accounts.ts';
import { insertPointsHolds, lockPointsHolds } from './store/points-holds.ts';

/**
 * Holds points of a person (all merged ids together) for a checkout; ended by commit or release only.
 * Asking again for the same checkout answers the same.
 * @throws InsufficientPointsError
 */
export async function holdPoints(
  deps: LoyaltyDeps,
  input: { checkoutId: string; customerId: string; points: number },
): Promise<{ valueMinor: bigint; currency: string }> {
  const { checkoutId, customerId, points } = input;
  if (points <= 0) throw new ValidationError([{ path: 'points', message: 'must be at least 1' }]);
  await deps.db.inTransaction('hold-points', async (tx) => {
    const accounts = await lockAccountsOfPerson(tx, customerId);
    const held = await lockPointsHolds(tx, checkoutId);
    if (held.length > 0) {
      if (held.some((hold) => hold.status !== 'HELD')) throw new ConflictError('This checkout is already closed');
      return;
    }
    const usable = accounts.map((account) => ({ ...account, usable: usablePoints(account) }));
    const debt = accounts.reduce((sum, account) => sum + account.debt, 0);
    const free = Math.max(0, accounts.reduce((sum, account) => sum + account.points - account.heldPoints, 0) - debt);
    const parts = points <= free ? spread(usable, points) : undefined;
    if (!parts) throw new InsufficientPointsError(free);
    const rows = parts.map((part) => ({ accountId: part.account.id, points: part.points }));
    await insertPointsHolds(tx, checkoutId, rows, deps.clock.now());
  });
  return { valueMinor: BigInt(points) * MINOR_PER_BURNED_POINT, currency: deps.config.currencyCode };
}
