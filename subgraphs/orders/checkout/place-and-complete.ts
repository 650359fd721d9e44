import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import type { CheckoutOutcome } from './checkout.ts';
import { completePlaced } from './finish-checkout.ts';
import { type Authorized, placeOrder, type UndecidedOrder } from './place-order.ts';
import { settleCheckout } from './settle-checkout.ts';

/** Places the order, then carries out what the placing owes within a short deadline. */
export async function placeAndComplete(
  deps: OrdersDeps,
  request: RequestContext,
  order: UndecidedOrder,
  authorized: Authorized | undefined,
): Promise<CheckoutOutcome> {
  const placedAt = await placeOrder(deps, order, authorized);
  if (placedAt !== undefined) {
    const task = { orderId: order.id, kind: 'CHECKOUT', subjectId: order.id } as const;
    await completeInline(deps, request, task, () => completePlaced(deps, request, { ...order, placedAt }));
  }
  return settleCheckout(deps, request, order.id);
}
