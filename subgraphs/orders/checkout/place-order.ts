import { randomInt } from 'node:crypto';
import { newId } from '#kernel/values/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import { fulfillmentOrderChanged, type OrderFacts, orderPlaced } from '../events/published.ts';
import { hasLeft } from '../fulfillment/model/fulfillment.ts';
import type { FulfillmentOrder, Order } from '../order/model/order.ts';
import { findOrder } from '../order/store/orders.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/checkout-windows.ts';
import { placeUndecided } from './store/placing.ts';

/** The authorization that lets an order be placed; none when points and gift cards paid everything. */
export interface Authorized {
  readonly providerKey: string;
  readonly reference: string | null;
}

/** What of an undecided order its placing and its completion need. */
export interface UndecidedOrder extends OrderFacts, Pick<Order, 'version' | 'holdsValue' | 'netMinor'> {
  readonly payments: ReadonlyArray<
    Pick<Order['payments'][number], 'kind' | 'status' | 'amountMinor' | 'provider' | 'providerKey'>
  >;
  readonly routing: Pick<NonNullable<Order['routing']>, 'allocations'> | null;
}

/** One fulfillment order for each location that holds units of the order; what is sold over the counter is handed over at once. */
function toFulfillmentOrders(order: UndecidedOrder): FulfillmentOrder[] {
  const byLocation = new Map<string, FulfillmentOrder['lines'][number][]>();
  for (const { locationId, lineId, variantId, quantity } of order.routing?.allocations ?? []) {
    const lines = byLocation.get(locationId) ?? [];
    lines.push({ orderLineId: lineId, variantId, quantity, missing: 0, missingSince: null });
    byLocation.set(locationId, lines);
  }
  return [...byLocation].map(([locationId, lines]) => ({
    id: newId('ful'),
    orderId: order.id,
    locationId,
    status: order.deliveryMethod === 'IN_STORE' ? 'HANDED_OVER' : 'OPEN',
    deliveryMethod: order.deliveryMethod,
    pickupCode: order.deliveryMethod === 'PICKUP' ? String(randomInt(1_000_000)).padStart(6, '0') : null,
    trackingCode: null,
    version: 1n,
    lines,
  }));
}

/**
 * The decision: one transaction makes an undecided order PLACED and records the facts.
 * @returns the instant of placing, undefined when the order was decided already.
 */
export async function placeOrder(
  deps: OrdersDeps,
  order: UndecidedOrder,
  authorized: Authorized | undefined,
): Promise<Date | undefined> {
  const now = deps.clock.now();
  const fulfillmentOrders = toFulfillmentOrders(order);
  const placed = await placeUndecided(deps.db, {
    id: order.id,
    providerKey: authorized?.providerKey ?? null,
    reference: authorized?.reference ?? null,
    fulfillmentOrders,
    fulfilled: fulfillmentOrders.every((one) => hasLeft(one.status)),
    events: [
      orderPlaced(order, { at: now, version: order.version + 1n, payments: order.payments }),
      ...fulfillmentOrders.map((one) => fulfillmentOrderChanged(one, one.status, now)),
    ],
    recoverAt: new Date(now.getTime() + RECOVER_AFTER_MS),
    now,
  });
  return placed ? now : undefined;
}

/** Places an order that another request, or a crash, has left waiting. @returns false when it was decided already. */
export async function placeWaiting(deps: OrdersDeps, orderId: string, authorized: Authorized): Promise<boolean> {
  const order = await findOrder(deps.db, orderId);
  return order !== undefined && (await placeOrder(deps, order, authorized)) !== undefined;
}
