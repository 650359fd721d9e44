import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, DomainError, UnavailableError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { holdCart } from './hold-cart.ts';
import { identifyRequest } from './identify-request.ts';
import { assertOpen, CART_TTL_MS, type Cart } from './model/cart.ts';
import { planHolding } from './model/cart-hold.ts';
import { addLines } from './model/cart-lines.ts';
import { addGiftCard } from './model/gift-cards.ts';
import { type PricedCart, withShownPrices } from './model/priced-cart.ts';
import { isKnown, remember } from './model/recent-keys.ts';
import { openCart, withoutAccess } from './open-cart.ts';
import { priceCart } from './price-cart.ts';
import { markMerged, saveCart } from './store/carts.ts';

export interface MergeCartsInput {
  /** The cart whose units move; it is closed. */
  readonly fromCartId: string;
  readonly cartId: string;
  readonly idempotencyKey: string;
}

const MAX_ATTEMPTS = 8;

/** The holds of both carts become one; a merge loses nothing, so it continues without units that are no longer available. */
async function holdMerged(
  deps: OrdersDeps,
  request: RequestContext,
  merge: { readonly priced: PricedCart; readonly from: Cart; readonly into: Cart; readonly now: Date },
): Promise<Date | null> {
  const { priced, from, into, now } = merge;
  try {
    return await holdCart(deps, request, { ...planHolding(priced, into, now), convertFromOwnerId: from.id });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    deps.logger.info('carts are merged without more time for their units', { cartId: into.id, error });
    return into.holdExpiresAt;
  }
}

/** Moves every unit of one cart into another: quantities of the same variant add up, nothing is lost or doubled. */
export async function mergeCarts(
  deps: OrdersDeps,
  request: RequestContext,
  input: MergeCartsInput,
): Promise<PricedCart> {
  const key = identifyRequest(request.actor, 'mergeCarts', input);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const from = await openCart(deps, request, input.fromCartId, { path: 'fromCartId' });
    const into = withoutAccess(await openCart(deps, request, input.cartId));
    if (isKnown(into.recentKeys, key, 'mergeCarts')) return priceCart(deps, request, into);
    if (from.id === into.id) throw new ConflictError('A cart cannot be merged into itself');
    assertOpen(from);
    assertOpen(into);
    const now = deps.clock.now();
    const merged: Cart = {
      ...into,
      customerId: into.customerId ?? from.customerId,
      lines: addLines(into.lines, from.lines),
      giftCards: from.giftCards.reduce(addGiftCard, into.giftCards),
      recentKeys: remember(into.recentKeys, key),
      version: into.version + 1,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + CART_TTL_MS),
    };
    const priced = await priceCart(deps, request, merged);
    const holdExpiresAt = await holdMerged(deps, request, { priced, from, into, now });
    const written = { ...withShownPrices(priced), holdExpiresAt };
    const done = await deps.db
      .inTransaction('merge-carts', async (tx) => {
        const both = (await markMerged(tx, from, now)) && (await saveCart(tx, written, into.version));
        if (!both) throw new ConflictError('a cart has moved on');
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof ConflictError) return false;
        throw error;
      });
    if (done) return { ...priced, cart: written };
  }
  throw new UnavailableError('Other requests are changing these carts; try again');
}
