import type { RequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { abortOverdue } from './abort-overdue.ts';
import { readDecision } from './store/decisions.ts';

/** Milliseconds between two reads of a checkout that another request drives. */
const POLL_INTERVAL_MS = 40;
/** Left for the answer itself, in milliseconds. */
const MARGIN_MS = 500;

/**
 * Waits while another request drives a PENDING checkout.
 * @throws UnavailableError when that takes longer than this request may.
 */
export async function awaitDecision(deps: OrdersDeps, request: RequestContext, orderId: string): Promise<void> {
  for (;;) {
    const decision = await readDecision(deps.db, orderId);
    if (decision?.status !== 'PENDING') return;
    if (await abortOverdue(deps, request, decision)) return;
    if (Date.now() + MARGIN_MS > request.deadlineMs) {
      throw new UnavailableError('The first request with this key is still running; ask again');
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
}
