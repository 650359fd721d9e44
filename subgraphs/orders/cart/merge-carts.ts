import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, DomainError, UnavailableError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { holdCart } from './hold-cart.ts';
import { assertOpen, CART_TTL_MS, type Cart } from './model/cart.ts';
import { planHolding } from './model/cart-hold.ts';
import { addLines } from './model/cart-lines.ts';
import type { PricedCart } from './model/priced-cart.ts';
import { customerOf, openCart, withoutAccess } from './open-cart.ts';
import { priceCart } from './price-cart.ts';
import { markMerged, saveCart } from './store/carts.ts';

export interface MergeCartsInput {
  /** Token of the cart whose units move; it is closed. */
  readonly fromToken: string;
  readonly intoCartId: string;
  /** Token of the receiving cart, unless it is the caller's own. */
  readonly token?: string | null | undefined;
}

const MAX_ATTEMPTS = 8;

/** The holds of both carts become one; a merge loses nothing, so it goes on without units that cannot be had any more. */
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
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const from = await openCart(deps, request, { token: input.fromToken });
    const into = withoutAccess(await openCart(deps, request, { cartId: input.intoCartId, token: input.token }));
    if (from.id === into.id) throw new ConflictError('A cart cannot be merged into itself');
    // The same merge again finds its work done.
    if (from.status === 'MERGED') return priceCart(deps, request, into);
    assertOpen(from);
    assertOpen(into);
    const now = deps.clock.now();
    const merged: Cart = {
      ...into,
      customerId: into.customerId ?? customerOf(request),
      lines: addLines(into.lines, from.lines),
      giftCardCodes: [...new Set([...into.giftCardCodes, ...from.giftCardCodes])],
      version: into.version + 1,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + CART_TTL_MS),
    };
    const priced = await priceCart(deps, request, merged);
    const holdExpiresAt = await holdMerged(deps, request, { priced, from, into, now });
    const done = await deps.db
      .inTransaction('merge-carts', async (tx) => {
        const both =
          (await markMerged(tx, from, now)) && (await saveCart(tx, { ...merged, holdExpiresAt }, into.version));
        if (!both) throw new ConflictError('a cart has moved on');
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof ConflictError) return false;
        throw error;
      });
    if (done) return { ...priced, cart: { ...merged, holdExpiresAt } };
  }
  throw new UnavailableError('Other requests are changing these carts; try again');
}
