import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, UnavailableError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { holdCart } from './hold-cart.ts';
import { assertOpen, CART_TTL_MS, type Cart } from './model/cart.ts';
import { type CartHolding, planHolding } from './model/cart-hold.ts';
import { assertSellable, type PricedCart } from './model/priced-cart.ts';
import { type CartInput, customerOf, openCart, withoutAccess } from './open-cart.ts';
import { priceCart } from './price-cart.ts';
import { reduceHold } from './reduce-hold.ts';
import { saveCart } from './store/carts.ts';

/** How often a change is decided again when another one was quicker. */
const MAX_ATTEMPTS = 8;

/** When the hold on the cart's units ends; a later change of the cart may have come to the stock before this one. */
async function holdUnlessMoved(
  deps: OrdersDeps,
  request: RequestContext,
  holding: CartHolding,
): Promise<Date | null | 'MOVED_ON'> {
  try {
    return await holdCart(deps, request, holding);
  } catch (error) {
    if (error instanceof ConflictError) return 'MOVED_ON';
    throw error;
  }
}

/**
 * Changes a cart as a whole: read, decide, price for its channel, hold its units where the channel's carts do, write
 * if no other change was quicker, else again.
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
    const cart = withoutAccess(await openCart(deps, request, input));
    assertOpen(cart);
    const now = deps.clock.now();
    const changed: Cart = {
      ...cart,
      // A signed-in customer who uses an anonymous cart makes it theirs.
      customerId: cart.customerId ?? customerOf(request),
      ...decide(cart),
      version: cart.version + 1,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + CART_TTL_MS),
    };
    const priced = await priceCart(deps, request, changed);
    assertSellable(priced, new Set(mustSell));
    const holding = planHolding(priced, cart, now);
    const holdExpiresAt = await holdUnlessMoved(deps, request, holding);
    if (holdExpiresAt !== 'MOVED_ON' && (await saveCart(deps.db, { ...changed, holdExpiresAt }, cart.version))) {
      await reduceHold(deps, request, holding);
      return { ...priced, cart: { ...changed, holdExpiresAt } };
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt));
  }
  throw new UnavailableError('Other requests are changing this cart; try again');
}
