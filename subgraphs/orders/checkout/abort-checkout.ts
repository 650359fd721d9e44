import type { RequestContext } from '#kernel/request/context.ts';
import type { DomainError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { storeFailure } from '../ports/errors.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { abortUndecided } from './store/checkouts.ts';

/**
 * Decides against a checkout and gives back what it held. A failure that is final is kept for the same key;
 * a passing one, or a fault of ours, frees the key.
 * @returns false when the checkout was decided before.
 */
export async function abortCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: string,
  error: DomainError | undefined,
): Promise<boolean> {
  const failure = error && !error.retryable ? storeFailure(error) : null;
  const aborted = await abortUndecided(deps.db, { id: orderId, failure, now: deps.clock.now() });
  if (aborted) await completeInline(deps, request, { orderId, kind: 'CHECKOUT', subjectId: orderId });
  return aborted;
}

/** Decides against a checkout whose time is over, its key freed. @returns true when this call did. */
export async function abortOverdue(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: string,
  decideBy: Date | null,
): Promise<boolean> {
  const now = deps.clock.now();
  if (decideBy === null || decideBy >= now) return false;
  const aborted = await abortUndecided(deps.db, { id: orderId, failure: null, now, overdueOnly: true });
  if (aborted) await completeInline(deps, request, { orderId, kind: 'CHECKOUT', subjectId: orderId });
  return aborted;
}
