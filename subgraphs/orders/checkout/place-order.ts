import type { OrdersDeps } from '../deps.ts';
import { fulfillmentOrderChanged } from '../fulfillment/events.ts';
import { hasLeft, splitByLocation } from '../fulfillment/model/fulfillment.ts';
import { orderPlaced } from '../order/events.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/windows.ts';
import type { UndecidedOrder } from './model/undecided-order.ts';
import { storePlacing } from './store/place-order.ts';

/**
 * The decision: one transaction makes an undecided order PLACED and records the facts.
 * @param authorization what lets it be placed; without a provider's key points and gift cards paid everything.
 * @returns the instant of placing, undefined when the order was decided already.
 */
export async function placeOrder(
  deps: OrdersDeps,
  order: UndecidedOrder,
  authorization: { readonly providerKey: string | null; readonly reference: string | null },
): Promise<Date | undefined> {
  const now = deps.clock.now();
  const fulfillmentOrders = splitByLocation(order, order.routing?.allocations ?? []);
  const placed = await storePlacing(deps.db, {
    id: order.id,
    providerKey: authorization.providerKey,
    reference: authorization.reference,
    fulfillmentOrders,
    fulfilled: fulfillmentOrders.every((one) => hasLeft(one.status)),
    events: [
      orderPlaced(order, {
        at: now,
        version: order.version + 1n,
        payments: order.payments,
        buyerEmail: order.email,
        sentTo: order.deliveryMethod === 'SHIP' ? order.shippingAddress : null,
      }),
      ...fulfillmentOrders.map((one) => fulfillmentOrderChanged(one, one.status, now, order.routing)),
    ],
    recoverAt: new Date(now.getTime() + RECOVER_AFTER_MS),
    now,
  });
  return placed ? now : undefined;
}
