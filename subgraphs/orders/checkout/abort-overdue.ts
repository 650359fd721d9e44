import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { type Decision, storeAbort } from './store/decisions.ts';

/** Decides against a checkout that has expired, its key freed. @returns true when this call did. */
export async function abortOverdue(
  deps: OrdersDeps,
  request: RequestContext,
  { id: orderId, decideBy }: Decision,
): Promise<boolean> {
  const now = deps.clock.now();
  if (decideBy === null || decideBy >= now) return false;
  const aborted = await storeAbort(deps.db, { id: orderId, failure: null, now, overdueOnly: true });
  if (aborted) await completeInline(deps, request, { orderId, kind: 'CHECKOUT', subjectId: orderId });
  return aborted;
}
