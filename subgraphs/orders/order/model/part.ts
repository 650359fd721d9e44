import type { PlacedOrder } from './order.ts';

/** A part of an order with the order that it belongs to: a line, a payment, a fulfillment order, a return. */
export interface PartOf<Part> {
  readonly order: PlacedOrder;
  readonly part: Part;
}

export function partsOf<Part>(order: PlacedOrder, parts: readonly Part[]): PartOf<Part>[] {
  return parts.map((part) => ({ order, part }));
}

/** The order's line of that id, with the order. */
export function linePart(order: PlacedOrder, orderLineId: string): PartOf<PlacedOrder['lines'][number]> | null {
  const part = order.lines.find(({ id }) => id === orderLineId);
  return part ? { order, part } : null;
}
