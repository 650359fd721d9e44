import { type Page, type PageArgs, pageOfWhole } from '#kernel/values/pagination.ts';
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

/**
 * A page of parts that were read whole with their order, in the order given.
 * @throws ValidationError for a size or cursor that cannot be.
 */
export function pageOfParts<Part extends { readonly id: string }>(
  parts: ReadonlyArray<PartOf<Part>>,
  args: PageArgs,
): Page<PartOf<Part>> {
  return pageOfWhole(parts, args, ({ part }) => part.id);
}
