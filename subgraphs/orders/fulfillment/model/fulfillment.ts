import { ConflictError } from '#kernel/values/errors.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';

export const FULFILLMENT_STATUSES = ['OPEN', 'IN_PROGRESS', 'READY', 'HANDED_OVER', 'SHIPPED', 'CANCELED'] as const;
export type FulfillmentStatus = (typeof FULFILLMENT_STATUSES)[number];

/** What may follow what; the goods leave the house in SHIPPED and HANDED_OVER. */
const NEXT: Readonly<Record<FulfillmentStatus, readonly FulfillmentStatus[]>> = {
  OPEN: ['IN_PROGRESS', 'READY', 'SHIPPED', 'CANCELED'],
  IN_PROGRESS: ['READY', 'SHIPPED', 'CANCELED'],
  READY: ['HANDED_OVER', 'SHIPPED', 'CANCELED'],
  HANDED_OVER: [],
  SHIPPED: [],
  CANCELED: [],
};

export function hasLeft(status: FulfillmentStatus): boolean {
  return status === 'SHIPPED' || status === 'HANDED_OVER';
}

/** @throws ConflictError when the step is not open from here, or not for this delivery method. */
export function assertTransition(from: FulfillmentStatus, to: FulfillmentStatus, deliveryMethod: DeliveryMethod): void {
  if (to === 'SHIPPED' && deliveryMethod !== 'SHIP') throw new ConflictError('This order is handed over, not shipped');
  if (to === 'HANDED_OVER' && deliveryMethod === 'SHIP')
    throw new ConflictError('This order is shipped, not handed over');
  if (!NEXT[from].includes(to)) throw new ConflictError(`A fulfillment order that is ${from} cannot become ${to}`);
}

/** How far an order's goods are gone, from its fulfillment orders. */
export function summarize(statuses: readonly FulfillmentStatus[]): 'UNFULFILLED' | 'PARTIAL' | 'FULFILLED' {
  const live = statuses.filter((status) => status !== 'CANCELED');
  const left = live.filter(hasLeft).length;
  if (left === 0) return 'UNFULFILLED';
  return left === live.length ? 'FULFILLED' : 'PARTIAL';
}
