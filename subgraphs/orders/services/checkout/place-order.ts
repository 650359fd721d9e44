import { randomInt } from 'node:crypto';
import type { Tx } from '../../../shared/database.ts';
import { newId } from '../../../shared/ids.ts';
import { appendEvents } from '../../../shared/outbox.ts';
import { RECOVER_AFTER_MS } from '../../domain/checkout-windows.ts';
import type { FulfilmentOrder, Order } from '../../domain/order.ts';
import { fulfilmentOrderChanged, orderPlaced } from '../../events/published.ts';
import { findOrder } from '../../store/orders.ts';
import { placeUndecided } from '../../store/placing.ts';
import type { OrdersDeps } from '../deps.ts';

/** The authorisation that lets an order be placed; none when points and gift cards paid everything. */
export interface Authorised {
  readonly providerKey: string;
  readonly reference: string | null;
}

/** One fulfilment order for each location that holds units of the order. */
function toFulfilmentOrders(order: Order): FulfilmentOrder[] {
  const byLocation = new Map<string, FulfilmentOrder['lines'][number][]>();
  for (const { locationId, lineId, variantId, quantity } of order.routing?.allocations ?? []) {
    const lines = byLocation.get(locationId) ?? [];
    lines.push({ orderLineId: lineId, variantId, quantity });
    byLocation.set(locationId, lines);
  }
  return [...byLocation].map(([locationId, lines]) => ({
    id: newId('ful'),
    orderId: order.id,
    locationId,
    status: 'OPEN',
    deliveryMethod: order.deliveryMethod,
    pickupCode: order.deliveryMethod === 'SHIP' ? null : String(randomInt(1_000_000)).padStart(6, '0'),
    trackingCode: null,
    version: 1n,
    lines,
  }));
}

async function place(tx: Tx, order: Order, authorised: Authorised | undefined, now: Date): Promise<boolean> {
  const fulfilmentOrders = toFulfilmentOrders(order);
  const version = await placeUndecided(tx, {
    id: order.id,
    providerKey: authorised?.providerKey ?? null,
    reference: authorised?.reference ?? null,
    fulfilmentOrders,
    fulfilled: fulfilmentOrders.length === 0,
    recoverAt: new Date(now.getTime() + RECOVER_AFTER_MS),
    now,
  });
  if (version === undefined) return false;
  await appendEvents(tx, 'orders', [
    orderPlaced(order, { at: now, version, payments: order.payments }),
    ...fulfilmentOrders.map((one) => fulfilmentOrderChanged(one, 'OPEN', now)),
  ]);
  return true;
}

/**
 * The decision: one transaction makes an undecided order PLACED and records the facts.
 * @returns the order as it was before, undefined when it was decided already.
 */
export async function placeOrder(
  deps: OrdersDeps,
  orderId: string,
  authorised: Authorised | undefined,
): Promise<Order | undefined> {
  const order = await findOrder(deps.db, orderId);
  if (!order) return undefined;
  const placed = await deps.db.inTransaction('place-order', (tx) => place(tx, order, authorised, deps.clock.now()));
  return placed ? order : undefined;
}
