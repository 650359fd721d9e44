import { isTransient } from '#kernel/database/database.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { MINUTE } from '#kernel/values/time.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { resolveCheckouts } from '../ports/orders.ts';
import { commitHolds } from './commit-holds.ts';
import { releaseHolds } from './release-holds.ts';
import { readOldHolds } from './store/old-holds.ts';

/** A checkout older than this should have ended; its owner is asked for the verdict. */
const OLD_AFTER_MS = 2 * MINUTE;
/** Checkouts resolved in one pass. */
const BATCH = 100;

/**
 * Ends holds that their checkout left behind, by the verdict of `orders` alone: while it is down, or has not
 * decided, the hold stays.
 */
export async function resolveOldHolds(deps: LoyaltyDeps, request: RequestContext): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - OLD_AFTER_MS);
  const checkoutIds = await readOldHolds(deps.db, before, BATCH);
  if (checkoutIds.length === 0) return;
  for (const { orderId, verdict } of await deps.ports.call(resolveCheckouts, { orderIds: checkoutIds }, request)) {
    try {
      if (verdict === 'PLACED') await commitHolds(deps, orderId);
      if (verdict === 'ABORTED') await releaseHolds(deps, orderId);
    } catch (error) {
      // The checkout may have ended in another way since; the other verdicts do not wait for this one.
      if (isTransient(error)) throw error;
      deps.logger.warn('a verdict could not be applied', { orderId, verdict, error });
    }
  }
}
