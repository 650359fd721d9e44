import type { OrderLineId } from '../../../shared/ids.ts';
import type { Order } from '../../order/model/order.ts';
import type { OrderLine } from '../../order/model/order-line.ts';
import type { Disposition } from '../../order/model/order-return.ts';
import { returnableUnits } from '../../returns/model/return.ts';
import { shareOf } from '../../totals/model/refund.ts';
import type { ReturnedPosLine } from './pos-line.ts';
import type { IdentifiedLine } from './pos-order.ts';

type Returned = IdentifiedLine<ReturnedPosLine>;

/** Units of an order's line that come back. */
interface WantedLine {
  readonly orderLineId: OrderLineId;
  readonly quantity: number;
  readonly disposition: Disposition;
}

function isOf({ line, goods }: Returned, sold: OrderLine): boolean {
  if (goods !== undefined) return sold.variantId === goods.variantId;
  const code = line.sku ?? line.gtin ?? line.variantId;
  return sold.variantId === null && (sold.sku === code || sold.productTitle === code);
}

/** The units of a line beyond the first `taken`, with their part of its discount. */
function beyond(one: Returned, taken: number): Returned[] {
  const { quantity, discountMinor } = one.line;
  const rest = quantity - taken;
  if (rest === 0) return [];
  const line = { ...one.line, quantity: rest, discountMinor: shareOf(discountMinor, quantity, taken, rest) };
  return [{ ...one, line }];
}

/** Finds units that came back among those of an order that can, each once; `left` are the ones that it does not have. */
export function matchReturned(order: Order, lines: readonly Returned[]): { wanted: WantedLine[]; left: Returned[] } {
  const open = new Map(order.lines.map((sold) => [sold.id, returnableUnits(order, sold)]));
  const wanted = new Map<OrderLineId, WantedLine>();
  const left = lines.flatMap((one) => {
    const { quantity, disposition } = one.line;
    let taken = 0;
    for (const sold of order.lines.filter((candidate) => isOf(one, candidate))) {
      const units = Math.min(open.get(sold.id) ?? 0, quantity - taken);
      if (units <= 0) continue;
      open.set(sold.id, (open.get(sold.id) ?? 0) - units);
      const before = wanted.get(sold.id)?.quantity ?? 0;
      wanted.set(sold.id, { orderLineId: sold.id, quantity: before + units, disposition });
      taken += units;
    }
    return beyond(one, taken);
  });
  return { wanted: [...wanted.values()], left };
}
