import type { RequestContext } from '#kernel/request/context.ts';
import { DomainError } from '#kernel/values/errors.ts';
import type { OrderId } from '../../shared/ids.ts';
import type { RecentKey } from '../cart/model/recent-keys.ts';
import type { OrdersDeps } from '../deps.ts';
import { storeFailure } from '../ports/errors.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { storeAbort } from './store/decisions.ts';

/**
 * Decides against a checkout and gives back what it held. A failure that is final is kept for the same key;
 * a transient one, or an internal error, frees the key.
 * @param key the request that asked for it, which the cart keeps.
 * @returns false when the checkout was decided before.
 */
export async function abortCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: OrderId,
  error: unknown,
  key?: RecentKey,
): Promise<boolean> {
  const failure = error instanceof DomainError && !error.isRetryable ? storeFailure(error) : null;
  const aborted = await storeAbort(deps.db, { id: orderId, failure, now: deps.clock.now(), key });
  if (aborted) await completeInline(deps, request, { orderId, kind: 'CHECKOUT', subjectId: orderId });
  return aborted;
}
