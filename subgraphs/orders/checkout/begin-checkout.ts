import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ForbiddenError } from '#kernel/values/errors.ts';
import { can } from '../../shared/permissions.ts';
import type { Cart, FoundCart, KnownCheckout } from '../cart/model/cart.ts';
import { type Holder, holderOf } from '../cart/model/holder.ts';
import { priceCart } from '../cart/price-cart.ts';
import type { OrdersDeps } from '../deps.ts';
import type { NewOrder } from '../order/model/new-order.ts';
import type { Order } from '../order/model/order.ts';
import { readCustomerFacts } from '../ports/customers.ts';
import { translatePortError } from '../ports/errors.ts';
import { routingData } from '../ports/inventory-routing.ts';
import type { StockAt } from '../routing/model/routing.ts';
import type { Attempt } from './model/attempt.ts';
import { toNewOrder } from './model/new-order.ts';
import { assertOrderable } from './model/orderable.ts';
import { assertAllSellable, assertPickup, assertReachable, assertTotal } from './model/priced-order.ts';
import { PENDING_WINDOW_MS } from './model/windows.ts';
import { insertAttempt, readKnownCheckout } from './store/attempts.ts';

export interface BegunCheckout {
  readonly kind: 'BEGUN';
  readonly cart: Cart;
  readonly order: NewOrder & Pick<Order, 'orderNumber' | 'holdsValue'>;
  readonly stock: readonly StockAt[];
  /** Whose units it holds, for the limit on them; null where there is none. */
  readonly holder: Holder | null;
}

/** Where the customer is written to: what the cart says, else the address of their account. */
async function findEmail(deps: OrdersDeps, request: RequestContext, cart: FoundCart): Promise<string | null> {
  if (cart.email !== null || cart.customerId === null) return cart.email;
  const [customer] = await deps.ports.call(readCustomerFacts, { ids: [cart.customerId] }, request);
  return customer?.email ?? null;
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
  const [priced, stock, email] = await Promise.all([
    priceCart(deps, request, cart),
    // Units that the cart holds are there for its checkout.
    deps.ports.call(routingData, { variantIds, ownerId: cart.id }, request),
    findEmail(deps, request, cart),
  ]).catch((error: unknown) => {
    throw translatePortError(error);
  });
  assertAllSellable(priced);
  assertReachable(cart, email);
  assertPickup(cart, stock);
  assertTotal(priced, attempt.expectedTotal);
  const now = deps.clock.now();
  const order = { ...toNewOrder(priced, request.actor, now), email };
  const decideBy = new Date(now.getTime() + PENDING_WINDOW_MS);
  const holdsValue = cart.pointsToRedeem > 0 || cart.giftCards.length > 0;
  const orderNumber = await insertAttempt(deps.db, { order, cart, attempt, holdsValue, decideBy });
  if (orderNumber !== undefined) {
    const holder = holderOf(request.actor, priced);
    return { kind: 'BEGUN', cart, order: { ...order, orderNumber, holdsValue }, stock, holder };
  }
  const known = await readKnownCheckout(deps.db, attempt);
  if (known) return known;
  throw new ConflictError('This cart is being checked out or has just changed; read it again');
}
