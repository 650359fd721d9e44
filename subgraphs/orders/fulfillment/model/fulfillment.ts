import { randomInt } from 'node:crypto';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { LocationId, OrderId } from '../../../shared/ids.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, FulfillmentStatus } from '../../order/model/fulfillment-order.ts';
import type { Allocation, FulfillmentSummary } from '../../order/model/order.ts';

/** What may follow what; the goods leave in SHIPPED and PICKED_UP. */
const NEXT: Readonly<Record<FulfillmentStatus, readonly FulfillmentStatus[]>> = {
  OPEN: ['IN_PROGRESS', 'READY', 'SHIPPED', 'CANCELED'],
  IN_PROGRESS: ['READY', 'SHIPPED', 'CANCELED'],
  READY: ['PICKED_UP', 'SHIPPED', 'CANCELED'],
  PICKED_UP: [],
  SHIPPED: [],
  CANCELED: [],
};

export function hasLeft(status: FulfillmentStatus): boolean {
  return status === 'SHIPPED' || status === 'PICKED_UP';
}

/** @throws ConflictError when the step is not open from here, or not for this delivery method. */
export function assertTransition(from: FulfillmentStatus, to: FulfillmentStatus, deliveryMethod: DeliveryMethod): void {
  if (to === 'SHIPPED' && deliveryMethod !== 'SHIP') throw new ConflictError('This order is picked up, not shipped');
  if (to === 'PICKED_UP' && deliveryMethod === 'SHIP') throw new ConflictError('This order is shipped, not picked up');
  if (!NEXT[from].includes(to)) throw new ConflictError(`A fulfillment order that is ${from} cannot become ${to}`);
}

/** How far an order's goods are gone, from its fulfillment orders. */
export function summarize(statuses: readonly FulfillmentStatus[]): FulfillmentSummary {
  const live = statuses.filter((status) => status !== 'CANCELED');
  const left = live.filter(hasLeft).length;
  if (left === 0) return 'UNFULFILLED';
  return left === live.length ? 'FULFILLED' : 'PARTIALLY_FULFILLED';
}

/** One fulfillment order for each location that holds units of the order; what is sold over the counter has left at once. */
export function splitByLocation(
  order: { readonly id: OrderId; readonly deliveryMethod: DeliveryMethod },
  allocations: readonly Allocation[],
): FulfillmentOrder[] {
  const byLocation = new Map<LocationId, FulfillmentOrderLine[]>();
  for (const { locationId, lineId, variantId, quantity } of allocations) {
    const lines = byLocation.get(locationId) ?? [];
    lines.push({ orderLineId: lineId, variantId, quantity, missing: 0, missingSince: null });
    byLocation.set(locationId, lines);
  }
  return [...byLocation].map(([locationId, lines]) => ({
    id: newId('ful'),
    orderId: order.id,
    locationId,
    status: order.deliveryMethod === 'IN_STORE' ? 'PICKED_UP' : 'OPEN',
    deliveryMethod: order.deliveryMethod,
    pickupCode: order.deliveryMethod === 'PICKUP' ? String(randomInt(1_000_000)).padStart(6, '0') : null,
    trackingNumber: null,
    version: 1n,
    lines,
  }));
}
