import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, UnavailableError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { holdCart } from './hold-cart.ts';
import { identifyRequest } from './identify-request.ts';
import { assertOpen, CART_TTL_MS, type Cart, type FoundCart } from './model/cart.ts';
import { type CartHolding, planHolding } from './model/cart-hold.ts';
import { assertSellable, type PricedCart, withShownPrices } from './model/priced-cart.ts';
import { isKnown, remember } from './model/recent-keys.ts';
import { openCart, withoutAccess } from './open-cart.ts';
import { priceCart } from './price-cart.ts';
import { reduceHold } from './reduce-hold.ts';
import { saveCart } from './store/carts.ts';

/** How often a change is decided again when another one was quicker. */
const MAX_ATTEMPTS = 8;

/** What every change of a cart says. */
export interface CartInput {
  readonly cartId: string;
  readonly idempotencyKey: string;
}

/** A mutation of a cart: its name, under which its keys count, and what it was asked. */
export interface CartChange {
  readonly mutation: string;
  readonly input: CartInput;
  /** What becomes of the cart as it is now. */
  readonly decide: (cart: FoundCart) => Partial<Cart> | Promise<Partial<Cart>>;
  /** Variants of the input's lines: each must be for sale on the cart's channel. */
  readonly mustSell?: readonly string[];
  /** Finds the cart otherwise than by its id. */
  readonly open?: () => Promise<FoundCart>;
}

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
 * if no other change was quicker, else again. A request that has changed the cart before finds its work done.
 */
export async function changeCart(deps: OrdersDeps, request: RequestContext, change: CartChange): Promise<PricedCart> {
  const { mutation, input, decide, mustSell = [] } = change;
  const key = identifyRequest(request.actor, mutation, input);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const found = await (change.open?.() ?? openCart(deps, request, input.cartId));
    const cart = withoutAccess(found);
    if (isKnown(cart.recentKeys, key, mutation)) return priceCart(deps, request, cart);
    assertOpen(cart);
    const now = deps.clock.now();
    const changed: Cart = {
      ...cart,
      ...(await decide(found)),
      recentKeys: remember(cart.recentKeys, key),
      version: cart.version + 1,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + CART_TTL_MS),
    };
    const priced = await priceCart(deps, request, changed);
    assertSellable(priced, mustSell);
    const holding = planHolding(priced, cart, now);
    const holdExpiresAt = await holdUnlessMoved(deps, request, holding);
    if (holdExpiresAt !== 'MOVED_ON') {
      const written = { ...withShownPrices(priced), holdExpiresAt };
      if (await saveCart(deps.db, written, cart.version)) {
        await reduceHold(deps, request, holding);
        return { ...priced, cart: written };
      }
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt));
  }
  throw new UnavailableError('Other requests are changing this cart; try again');
}
