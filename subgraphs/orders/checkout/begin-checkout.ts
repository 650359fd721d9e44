import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ForbiddenError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { StaffId } from '../../shared/ids.ts';
import { can } from '../../shared/permissions.ts';
import type { Cart, FoundCart, KnownCheckout } from '../cart/model/cart.ts';
import { assertSellable, type PricedCart } from '../cart/model/priced-cart.ts';
import { customerOf } from '../cart/open-cart.ts';
import { priceCart } from '../cart/price-cart.ts';
import type { OrdersDeps } from '../deps.ts';
import type { NewOrder, NewOrderLine } from '../order/model/new-order.ts';
import type { Order } from '../order/model/order.ts';
import { translatePortError } from '../ports/errors.ts';
import { routingData } from '../ports/inventory.ts';
import type { StockAt } from '../routing/model/routing.ts';
import type { Attempt } from './model/attempt.ts';
import { assertOrderable, assertTotal } from './model/orderable.ts';
import { PENDING_WINDOW_MS } from './model/windows.ts';
import { insertAttempt, readKnownCheckout } from './store/attempts.ts';

export interface BegunCheckout {
  readonly kind: 'BEGUN';
  readonly cart: Cart;
  readonly order: NewOrder & Pick<Order, 'orderNumber' | 'holdsValue'>;
  readonly stock: readonly StockAt[];
}

function toLines(priced: PricedCart): NewOrderLine[] {
  return priced.lines.map((line) => {
    const { variant } = line;
    if (!variant) throw new ValidationError([{ path: 'lines', message: 'a product is not sold any more' }]);
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

function toOrder(priced: PricedCart, request: RequestContext, now: Date): NewOrder {
  const { cart, totals } = priced;
  return {
    id: newId('ord'),
    channel: cart.channel,
    currency: cart.currency,
    customerId: cart.customerId ?? customerOf(request),
    anonymousId: cart.anonymousId,
    sellingLocationId: cart.sellingLocationId,
    placedByStaffId: request.actor.kind === 'staff' ? (request.actor.staffId as StaffId) : null,
    email: cart.email,
    shippingAddress: cart.shippingAddress,
    deliveryMethod: cart.deliveryMethod,
    pickupLocationId: cart.pickupLocationId,
    ...totals,
    createdAt: now,
    lines: toLines(priced),
  };
}

/**
 * Prices the cart and writes the PENDING order that claims the key and freezes the cart.
 * @throws ValidationError | ForbiddenError | ConflictError when the cart cannot be ordered as it is.
 */
export async function beginCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  cart: FoundCart,
  attempt: Attempt,
): Promise<BegunCheckout | KnownCheckout> {
  assertOrderable(cart);
  if (cart.pointsToRedeem > 0 && !cart.isOwn && !can(request.actor, 'orders:write'))
    throw new ForbiddenError('Points can be used by their owner alone');
  const variantIds = cart.lines.map((line) => line.variantId);
  const [priced, stock] = await Promise.all([
    priceCart(deps, request, cart),
    // Units that the cart holds are there for its checkout.
    deps.ports.call(routingData, { variantIds, ownerId: cart.id }, request),
  ]).catch((error: unknown) => {
    throw translatePortError(error);
  });
  assertSellable(priced, new Set(variantIds));
  assertTotal(priced, attempt.expectedTotal);
  const now = deps.clock.now();
  const order = toOrder(priced, request, now);
  const decideBy = new Date(now.getTime() + PENDING_WINDOW_MS);
  const holdsValue = cart.pointsToRedeem > 0 || cart.giftCardCodes.length > 0;
  const orderNumber = await insertAttempt(deps.db, { order, cart, attempt, holdsValue, decideBy });
  if (orderNumber !== undefined) return { kind: 'BEGUN', cart, order: { ...order, orderNumber, holdsValue }, stock };
  const known = await readKnownCheckout(deps.db, attempt);
  if (known) return known;
  throw new ConflictError('This cart is being checked out or has just changed; read it again');
}
