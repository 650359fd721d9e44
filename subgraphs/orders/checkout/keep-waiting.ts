import { bearerOf } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Checkout } from './model/checkout.ts';
import { PAYMENT_IDLE_MS, PAYMENT_WINDOW_MS, PROLONGED_BY_MS } from './model/windows.ts';
import { prolongWaiting } from './store/decisions.ts';

/**
 * Lets a payment wait on while its buyer looks at it, up to its whole window: what nobody looks at gives its units back
 * sooner. Written at most once a minute.
 */
export async function keepWaiting(deps: OrdersDeps, request: RequestContext, checkout: Checkout): Promise<Checkout> {
  const { id, status, decideBy, createdAt } = checkout;
  if (status !== 'PAYMENT_PENDING' || decideBy === null || bearerOf(request.actor) === undefined) return checkout;
  const now = deps.clock.now();
  const until = new Date(Math.min(now.getTime() + PAYMENT_IDLE_MS, createdAt.getTime() + PAYMENT_WINDOW_MS));
  if (until.getTime() - decideBy.getTime() < PROLONGED_BY_MS) return checkout;
  return (await prolongWaiting(deps.db, { id, until, now })) ? { ...checkout, decideBy: until } : checkout;
}
