import type { RequestContext } from '../../shared/context.ts';
import { UnavailableError } from '../../shared/errors.ts';
import { assertOpen, CART_TTL_MS, type Cart } from '../domain/cart.ts';
import { saveCart } from '../store/carts.ts';
import { type CartInput, openCartFor } from './cart-access.ts';
import type { OrdersDeps } from './deps.ts';
import { assertSellable, type PricedCart, priceCart } from './price-cart.ts';

/** Times a change is decided anew when another one was quicker. */
const MAX_ATTEMPTS = 8;

/**
 * Changes a cart as a whole: read, decide, price for its channel, write if nobody was quicker, else again.
 * `mustSell` names variants that must be for sale on the cart's channel.
 */
export async function changeCart(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput,
  decide: (cart: Cart) => Partial<Cart>,
  mustSell: readonly string[] = [],
): Promise<PricedCart> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const { isOwn: _own, known: _known, ...cart } = await openCartFor(deps, request, input);
    assertOpen(cart);
    const now = deps.clock.now();
    const changed: Cart = {
      ...cart,
      // A signed-in customer who uses an anonymous cart makes it theirs.
      customerId: cart.customerId ?? (request.actor.kind === 'customer' ? request.actor.customerId : null),
      ...decide(cart),
      version: cart.version + 1,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + CART_TTL_MS),
    };
    const priced = await priceCart(deps, request, changed);
    assertSellable(priced, new Set(mustSell));
    if (await saveCart(deps.db, changed, cart.version)) return priced;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt));
  }
  throw new UnavailableError('This cart is being changed by others just now; try again');
}
