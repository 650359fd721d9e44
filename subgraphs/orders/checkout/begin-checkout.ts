import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ForbiddenError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseMoney, toDecimal } from '#kernel/values/money.ts';
import { can } from '../../shared/permissions.ts';
import { assertOpen, type Cart } from '../cart/model/cart.ts';
import { assertSellable, type PricedCart, priceCart } from '../cart/price-cart.ts';
import type { FoundCart, KnownCheckout } from '../cart/store/carts.ts';
import type { OrdersDeps } from '../deps.ts';
import type { NewOrder, NewOrderLine } from '../order/model/new-order.ts';
import type { Order } from '../order/model/order.ts';
import type { MoneyValue } from '../payment/model/payment-input.ts';
import { inOurWords } from '../ports/errors.ts';
import { routingData } from '../ports/inventory.ts';
import type { StockAt } from '../routing/model/routing.ts';
import { PENDING_WINDOW_MS } from '../tasks/model/checkout-windows.ts';
import { MAX_TOTAL_MINOR } from '../totals/model/pricing.ts';
import { findKnownCheckout, insertPending } from './store/checkouts.ts';

export interface BegunCheckout {
  readonly kind: 'BEGUN';
  readonly cart: Cart;
  readonly order: NewOrder & Pick<Order, 'orderNumber' | 'holdsValue'>;
  readonly stock: readonly StockAt[];
}
export type Beginning = BegunCheckout | { readonly kind: 'KNOWN'; readonly known: KnownCheckout };

/** @throws ValidationError | ForbiddenError when the cart cannot be ordered as it is. */
function assertOrderable(cart: FoundCart, request: RequestContext): void {
  assertOpen(cart);
  const issues: Array<{ path: string; message: string }> = [];
  if (cart.lines.length === 0) issues.push({ path: 'cartId', message: 'the cart is empty' });
  if (cart.deliveryMethod === 'SHIP' && cart.shippingAddress === null)
    issues.push({ path: 'shippingAddress', message: 'home delivery needs an address' });
  if (cart.deliveryMethod === 'PICKUP' && cart.pickupLocationId === null)
    issues.push({ path: 'pickupLocationId', message: 'pickup needs a store' });
  if (cart.deliveryMethod === 'IN_STORE' && cart.sellingLocationId === null)
    issues.push({ path: 'deliveryMethod', message: 'only a store can hand over in store' });
  if (cart.pointsToBurn > 0 && cart.customerId === null)
    issues.push({ path: 'pointsToBurn', message: 'points need a customer' });
  if (issues.length > 0) throw new ValidationError(issues);
  if (cart.pointsToBurn > 0 && !cart.isOwn && !can(request.actor, 'orders:write'))
    throw new ForbiddenError('Points can be used by their owner alone');
}

function assertExpected(priced: PricedCart, expected: MoneyValue | null | undefined): void {
  if (!expected) return;
  const { minor, currency } = parseMoney(expected.amount, expected.currencyCode, 'expectedTotal');
  if (currency !== priced.cart.currency || minor !== priced.totals.totalMinor) {
    const now = toDecimal({ minor: priced.totals.totalMinor, currency: priced.cart.currency });
    throw new ConflictError(`The total is now ${now} ${priced.cart.currency}`);
  }
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
    customerId: cart.customerId ?? (request.actor.kind === 'customer' ? request.actor.customerId : null),
    anonymousId: cart.anonymousId,
    sellingLocationId: cart.sellingLocationId,
    placedByStaffId: request.actor.kind === 'staff' ? request.actor.staffId : null,
    email: cart.email,
    shippingAddress: cart.shippingAddress,
    deliveryMethod: cart.deliveryMethod,
    pickupLocationId: cart.pickupLocationId,
    ...totals,
    createdAt: now,
    lines: toLines(priced),
  };
}

/** Prices the cart and writes the PENDING order that claims the key and freezes the cart. */
export async function beginCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  input: {
    cart: FoundCart;
    scope: string;
    key: string;
    requestHash: string;
    expectedTotal: MoneyValue | null | undefined;
  },
): Promise<Beginning> {
  const { cart, scope, key, requestHash } = input;
  assertOrderable(cart, request);
  const variantIds = cart.lines.map((line) => line.variantId);
  const [priced, stock] = await Promise.all([
    priceCart(deps, request, cart),
    // Units that the cart holds are there for its checkout.
    deps.ports.call(routingData, { variantIds, ownerId: cart.id }, request),
  ]).catch((error: unknown) => {
    throw inOurWords(error);
  });
  assertSellable(priced, new Set(variantIds));
  if (priced.totals.totalMinor > MAX_TOTAL_MINOR)
    throw new ValidationError([{ path: 'cartId', message: 'the cart costs more than any order can' }]);
  assertExpected(priced, input.expectedTotal);
  const now = deps.clock.now();
  const order = toOrder(priced, request, now);
  const recoverAt = new Date(now.getTime() + PENDING_WINDOW_MS);
  const holdsValue = cart.pointsToBurn > 0 || cart.giftCardCodes.length > 0;
  const orderNumber = await insertPending(deps.db, {
    ...order,
    cartId: cart.id,
    cartVersion: cart.version,
    scope,
    key,
    requestHash,
    holdsValue,
    decideBy: recoverAt,
    recoverAt,
  });
  if (orderNumber !== undefined) return { kind: 'BEGUN', cart, order: { ...order, orderNumber, holdsValue }, stock };
  const known = await findKnownCheckout(deps.db, scope, key);
  if (known) return { kind: 'KNOWN', known };
  throw new ConflictError('This cart is being checked out or has just changed; read it again');
}
