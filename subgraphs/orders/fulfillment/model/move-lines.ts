import type { FulfillmentOrder } from '../../order/model/order.ts';

/**
 * The fulfillment orders that change when units leave from elsewhere: the one that gives them up (CANCELED when it has
 * nothing left), and one at each location that sends them instead, an open one of the order where there is one.
 */
export function moveLines(
  orders: readonly FulfillmentOrder[],
  move: {
    readonly fulfillmentOrderId: string;
    readonly orderLineId: string;
    readonly to: ReadonlyArray<{ readonly locationId: string; readonly quantity: number }>;
  },
  newFulfillmentId: () => string,
): FulfillmentOrder[] {
  const source = orders.find(({ id }) => id === move.fulfillmentOrderId);
  const line = source?.lines.find(({ orderLineId }) => orderLineId === move.orderLineId);
  const total = move.to.reduce((sum, { quantity }) => sum + quantity, 0);
  if (!source || !line || total === 0) return [];
  const left = source.lines
    .map((one) => (one === line ? { ...one, quantity: one.quantity - total } : one))
    .filter(({ quantity }) => quantity > 0);
  const emptied = left.length === 0 ? ('CANCELED' as const) : source.status;
  const targets = move.to.map(({ locationId, quantity }) => {
    const open = orders.find((one) => one.locationId === locationId && one.status === 'OPEN' && one !== source);
    const added = { ...line, quantity, missing: 0, missingSince: null };
    if (!open) return { ...source, id: newFulfillmentId(), locationId, version: 1n, lines: [added] };
    const same = open.lines.find(({ orderLineId }) => orderLineId === line.orderLineId);
    const others = open.lines.filter((one) => one !== same);
    const lines = [...others, same ? { ...same, quantity: same.quantity + quantity } : added];
    return { ...open, version: open.version + 1n, lines };
  });
  return [{ ...source, status: emptied, version: source.version + 1n, lines: left }, ...targets];
}
