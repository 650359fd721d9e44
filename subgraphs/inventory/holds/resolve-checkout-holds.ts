import { isTransient } from '#kernel/database/database.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { MINUTE } from '#kernel/values/time.ts';
import type { InventoryDeps } from '../deps.ts';
import { resolveCheckouts } from '../ports/orders.ts';
import { commitHold } from './commit-hold.ts';
import { releaseHold } from './release-hold.ts';
import { readOldCheckouts } from './store/holds.ts';

/** A checkout older than this should have ended; its owner is asked for the verdict. */
const OLD_AFTER_MS = 2 * MINUTE;
/** Checkouts resolved in one pass. */
const BATCH = 500;

/**
 * Ends holds that their checkout left behind, by the verdict of `orders` alone: while it is down, or has not
 * decided, the hold stays.
 */
export async function resolveCheckoutHolds(deps: InventoryDeps, request: RequestContext): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - OLD_AFTER_MS);
  const old = await readOldCheckouts(deps.db, before, BATCH);
  if (old.length === 0) return;
  const orderIds = old.map(({ ownerId }) => ownerId);
  for (const { orderId, verdict } of await deps.ports.call(resolveCheckouts, { orderIds }, request)) {
    try {
      if (verdict === 'PLACED') await commitHold(deps, request, { ownerId: orderId });
      if (verdict === 'ABORTED') await releaseHold(deps, request, { ownerId: orderId, reason: 'Checkout aborted' });
    } catch (error) {
      // The order may have been decided directly in between; the other verdicts must not wait for this one.
      if (isTransient(error)) throw error;
      deps.logger.warn('a verdict could not be applied', { orderId, verdict, error });
    }
  }
}
