import { ConflictError } from '#kernel/values/errors.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';

export const FULFILMENT_STATUSES = ['OPEN', 'IN_PROGRESS', 'READY', 'HANDED_OVER', 'SHIPPED', 'CANCELLED'] as const;
export type FulfilmentStatus = (typeof FULFILMENT_STATUSES)[number];

/** What may follow what; the goods leave the house in SHIPPED and HANDED_OVER. */
const NEXT: Readonly<Record<FulfilmentStatus, readonly FulfilmentStatus[]>> = {
  OPEN: ['IN_PROGRESS', 'READY', 'SHIPPED', 'CANCELLED'],
  IN_PROGRESS: ['READY', 'SHIPPED', 'CANCELLED'],
  READY: ['HANDED_OVER', 'SHIPPED', 'CANCELLED'],
  HANDED_OVER: [],
  SHIPPED: [],
  CANCELLED: [],
};

export function hasLeft(status: FulfilmentStatus): boolean {
  return status === 'SHIPPED' || status === 'HANDED_OVER';
}

/** @throws ConflictError when the step is not open from here, or not for this delivery method. */
export function assertTransition(from: FulfilmentStatus, to: FulfilmentStatus, deliveryMethod: DeliveryMethod): void {
  if (to === 'SHIPPED' && deliveryMethod !== 'SHIP') throw new ConflictError('This order is handed over, not shipped');
  if (to === 'HANDED_OVER' && deliveryMethod === 'SHIP')
    throw new ConflictError('This order is shipped, not handed over');
  if (!NEXT[from].includes(to)) throw new ConflictError(`A fulfilment order that is ${from} cannot become ${to}`);
}

/** How far an order's goods are gone, from its fulfilment orders. */
export function summarise(statuses: readonly FulfilmentStatus[]): 'UNFULFILLED' | 'PARTIAL' | 'FULFILLED' {
  const live = statuses.filter((status) => status !== 'CANCELLED');
  const left = live.filter(hasLeft).length;
  if (left === 0) return 'UNFULFILLED';
  return left === live.length ? 'FULFILLED' : 'PARTIAL';
}
