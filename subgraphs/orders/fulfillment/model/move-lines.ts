import { newId } from '#kernel/values/ids.ts';
import type { FulfillmentOrder } from '../../order/model/fulfillment-order.ts';
import type { MovedUnits, Reroute } from './reroute.ts';

/**
 * The fulfillment orders that change when units leave from elsewhere: the one that gives them up (CANCELED when it has
 * nothing left), and one at each location that sends them instead, an open one of the order where there is one.
 */
export function moveLines(
  orders: readonly FulfillmentOrder[],
  { fulfillmentOrderId, orderLineId }: Pick<Reroute, 'fulfillmentOrderId' | 'orderLineId'>,
  moved: readonly MovedUnits[],
): FulfillmentOrder[] {
  const source = orders.find(({ id }) => id === fulfillmentOrderId);
  const line = source?.lines.find((one) => one.orderLineId === orderLineId);
  const total = moved.reduce((sum, { quantity }) => sum + quantity, 0);
  if (!source || !line || total === 0) return [];
  const left = source.lines
    .map((one) => (one === line ? { ...one, quantity: one.quantity - total } : one))
    .filter(({ quantity }) => quantity > 0);
  const emptied = left.length === 0 ? ('CANCELED' as const) : source.status;
  const targets = moved.map(({ locationId, quantity }): FulfillmentOrder => {
    const open = orders.find((one) => one.locationId === locationId && one.status === 'OPEN' && one !== source);
    const added = { ...line, quantity, missing: 0, missingSince: null };
    if (!open) return { ...source, id: newId('ful'), locationId, version: 1n, lines: [added] };
    const same = open.lines.find((one) => one.orderLineId === line.orderLineId);
    const others = open.lines.filter((one) => one !== same);
    const lines = [...others, same ? { ...same, quantity: same.quantity + quantity } : added];
    return { ...open, version: open.version + 1n, lines };
  });
  return [{ ...source, status: emptied, version: source.version + 1n, lines: left }, ...targets];
}
