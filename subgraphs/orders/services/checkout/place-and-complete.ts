import type { RequestContext } from '../../../shared/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import type { CheckoutOutcome } from './checkout.ts';
import { type Authorised, placeOrder } from './place-order.ts';
import { settleCheckout } from './settle-checkout.ts';

/** Places the order, then carries out what the placing owes within a short deadline. */
export async function placeAndComplete(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: string,
  authorised: Authorised | undefined,
): Promise<CheckoutOutcome> {
  const placed = await placeOrder(deps, orderId, authorised);
  if (placed) await completeInline(deps, request, { orderId, kind: 'CHECKOUT', subjectId: orderId });
  return settleCheckout(deps, request, orderId);
}
