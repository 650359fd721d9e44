import { shippingOf } from '../../delivery/model/shipping.ts';
import type { Sold, SoldLine } from '../../totals/model/cost.ts';
import type { Order } from './order.ts';

/** An order as it is sold: what its `Cost` and those of its lines are made of. */
export function soldOrder(
  order: Pick<Order, 'currency' | 'deliveryMethod' | 'shippingMinor' | 'taxMinor'> & {
    readonly lines: readonly SoldLine[];
  },
): Sold {
  const { currency, lines, deliveryMethod, shippingMinor } = order;
  const taxMinor = lines.reduce((left, line) => left - line.taxMinor, order.taxMinor);
  return { currency, lines, shipping: shippingOf(deliveryMethod, { netMinor: shippingMinor, taxMinor }) };
}
