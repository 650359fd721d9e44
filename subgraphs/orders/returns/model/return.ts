import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import type { LocationId, OrderId, OrderLineId, ReturnId, VariantId } from '../../../shared/ids.ts';
import { hasLeft } from '../../fulfillment/model/fulfillment.ts';
import type { Order } from '../../order/model/order.ts';
import type { LineKind, OrderLine } from '../../order/model/order-line.ts';
import type { Disposition } from '../../order/model/order-return.ts';
import type { LineFigures } from '../../totals/model/pricing.ts';
import { type Credited, returnFigures, withinCredit } from '../../totals/model/refund.ts';

export interface ReturnedGoods extends LineFigures {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly disposition: Disposition;
  readonly costMinor: bigint | null;
}

/** A return that is about to be written. */
export interface NewReturn {
  readonly id: ReturnId;
  readonly orderId: OrderId;
  /** Null when money alone goes back. */
  readonly locationId: LocationId | null;
  readonly refundMinor: bigint;
  readonly shippingNetMinor: bigint;
  readonly shippingTaxMinor: bigint;
  readonly feeMinor: bigint;
  readonly reason: string | null;
  readonly processedAt: Date;
  readonly lines: ReadonlyArray<Omit<ReturnedGoods, 'line'> & { readonly orderLineId: OrderLineId }>;
}

/** A line of a return with what restocking it needs. */
export interface ReturnedLine {
  readonly orderLineId: OrderLineId;
  readonly variantId: VariantId | null;
  readonly kind: LineKind;
  readonly quantity: number;
  readonly disposition: Disposition;
  readonly netMinor: bigint;
}

/** Units of a line that the customer has: what a POS or an import sold, else what has left. */
function unitsOut(order: Order, line: OrderLine): number {
  if (order.source !== 'CHECKOUT' || line.kind === 'SERVICE') return line.quantity;
  return order.fulfillmentOrders
    .filter((one) => hasLeft(one.status))
    .flatMap((one) => one.lines)
    .filter((one) => one.orderLineId === line.id)
    .reduce((sum, one) => sum + one.quantity, 0);
}

/** Units of a line that can come back still. */
export function returnableUnits(order: Order, line: OrderLine): number {
  return unitsOut(order, line) - line.returnedQuantity;
}

/** Whether what was paid for it is not decided yet. */
export function isBeingPaid({ payments }: Order): boolean {
  return payments.some(({ status }) => status === 'AUTHORIZED' || status === 'PENDING');
}

/**
 * What comes back, with its share of what was paid and not credited yet.
 * @throws ValidationError for a line that is not the order's or comes twice; ConflictError for more units than the customer has.
 */
export function returnGoods(
  order: Order,
  wanted: ReadonlyArray<{ orderLineId: string; quantity: number; disposition: Disposition }>,
  credited: ReadonlyMap<string, Credited>,
): ReturnedGoods[] {
  const seen = new Set<string>();
  return wanted.map(({ orderLineId, quantity, disposition }, index) => {
    const line = order.lines.find((one) => one.id === orderLineId);
    const path = `lines.${index}`;
    if (!line || seen.has(orderLineId)) {
      throw new ValidationError([
        { path: `${path}.orderLineId`, issueCode: 'DUPLICATE', message: line ? 'comes twice' : 'is not of this order' },
      ]);
    }
    seen.add(orderLineId);
    if (!Number.isInteger(quantity) || quantity < 1) {
      throw new ValidationError([{ path: `${path}.quantity`, issueCode: 'TOO_SMALL', message: 'must be at least 1' }]);
    }
    const left = returnableUnits(order, line);
    if (quantity > left) throw new ConflictError(`Of ${line.productTitle} ${left} can be returned`);
    const figures = returnFigures(line, quantity);
    const before = credited.get(line.id);
    return { line, quantity, disposition, ...(before ? withinCredit(figures, line, before) : figures) };
  });
}

/** What of an order's lines has not come back, with the part of the figures that it bears. */
export function unreturnedLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.flatMap((line) => {
    const left = line.quantity - line.returnedQuantity;
    return left > 0 ? [{ ...line, ...returnFigures(line, left), quantity: left }] : [];
  });
}
