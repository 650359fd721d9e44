import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { abortOverdue } from './abort-overdue.ts';
import { readDecision, readStatuses } from './store/decisions.ts';

export type Verdict = 'PLACED' | 'ABORTED' | 'PENDING';

/**
 * What was decided of checkouts whose holds look old to their owners. One that is past its time is decided now:
 * ABORTED by compare-and-swap. One that is unknown was never begun, and can hold nothing.
 */
export async function resolveCheckouts(
  deps: OrdersDeps,
  request: RequestContext,
  orderIds: readonly string[],
): Promise<Array<{ orderId: string; verdict: Verdict }>> {
  const statuses = await readStatuses(deps.db, orderIds);
  const verdicts: Array<{ orderId: string; verdict: Verdict }> = [];
  for (const orderId of orderIds) {
    let status = statuses.get(orderId) ?? 'ABORTED';
    if (status === 'PENDING' || status === 'PAYMENT_PENDING') {
      const decision = await readDecision(deps.db, orderId);
      if (decision) await abortOverdue(deps, request, decision);
      status = (await readDecision(deps.db, orderId))?.status ?? status;
    }
    const verdict = status === 'CANCELED' ? 'PLACED' : status === 'PAYMENT_PENDING' ? 'PENDING' : status;
    verdicts.push({ orderId, verdict });
  }
  return verdicts;
}
