import type { Actor } from '#kernel/request/actor.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { StaffId } from '../../../shared/ids.ts';
import type { PricedCart } from '../../cart/model/priced-cart.ts';
import type { NewOrder, NewOrderLine } from '../../order/model/new-order.ts';

function toLines(priced: PricedCart): NewOrderLine[] {
  return priced.lines.map((line) => {
    const { variant } = line;
    if (!variant)
      throw new ValidationError([
        { path: 'lines', issueCode: 'NOT_ALLOWED', message: 'a product is not sold any more' },
      ]);
    return {
      id: newId('orl'),
      variantId: line.variantId,
      productId: variant.productId,
      productTitle: variant.productTitle,
      sku: variant.sku,
      category: variant.category,
      kind: variant.kind,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      taxRateBasisPoints: variant.taxRateBasisPoints,
      taxIncluded: variant.taxIncluded,
      costMinor: variant.unitCostMinor === null ? null : variant.unitCostMinor * BigInt(line.quantity),
      ...line.figures,
    };
  });
}

/** The order that a priced cart becomes: the same goods at the same cost. */
export function toNewOrder(priced: PricedCart, actor: Actor, now: Date): NewOrder {
  const { cart, totals } = priced;
  return {
    id: newId('ord'),
    channel: cart.channel,
    currency: cart.currency,
    customerId: cart.customerId,
    sellingLocationId: cart.sellingLocationId,
    placedByStaffId: actor.kind === 'staff' ? (actor.staffId as StaffId) : null,
    email: cart.email,
    shippingAddress: cart.shippingAddress,
    deliveryMethod: cart.deliveryMethod,
    pickupLocationId: cart.pickupLocationId,
    ...totals,
    createdAt: now,
    lines: toLines(priced),
  };
}
