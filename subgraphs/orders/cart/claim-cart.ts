import { appliedContext, type RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { changeCart } from './change-cart.ts';
import { sellingLocation } from './create-cart.ts';
import type { FoundCart } from './model/cart.ts';
import type { PricedCart } from './model/priced-cart.ts';
import { customerOf, withoutAccess } from './open-cart.ts';
import { priceCart } from './price-cart.ts';
import { readCart } from './store/carts.ts';

/** @throws NotFoundError when no cart that still lives has the token. */
async function openShared(deps: OrdersDeps, request: RequestContext, shareToken: string): Promise<FoundCart> {
  const cart = await readCart(deps.db, { shareToken }, customerOf(request) ?? undefined);
  if (!cart || (cart.status === 'OPEN' && cart.expiresAt <= deps.clock.now())) {
    throw new NotFoundError('cart', undefined, 'shareToken');
  }
  return cart;
}

/** What belongs to the one who had the cart before: who they are, where they live, and what would pay for them. */
const LEFT_BEHIND = { email: null, shippingAddress: null, giftCards: [], pointsToRedeem: 0 } as const;

/** The cart for staff: their store sells it from now on, and its customer keeps it. */
async function serveShared(
  deps: OrdersDeps,
  request: RequestContext,
  input: { readonly shareToken: string; readonly idempotencyKey: string },
  cart: FoundCart,
): Promise<PricedCart> {
  const sellingLocationId = sellingLocation(request, appliedContext(request).storeId);
  if (sellingLocationId === null || cart.status !== 'OPEN') return priceCart(deps, request, withoutAccess(cart));
  return changeCart(deps, request, {
    mutation: 'claimCart',
    input: { ...input, cartId: cart.id },
    open: () => openShared(deps, request, input.shareToken),
    decide: () => ({ sellingLocationId }),
  });
}

/**
 * Makes a cart that was begun elsewhere the caller's own, who has its share token; for staff it stays its customer's.
 * An address in it would be written to, and proved, by somebody else: what belongs to a person stays behind.
 */
export async function claimCart(
  deps: OrdersDeps,
  request: RequestContext,
  input: { readonly shareToken: string; readonly idempotencyKey: string },
): Promise<PricedCart> {
  const customerId = customerOf(request);
  if (customerId === null) assertCan(request.actor, 'orders:write');
  const cart = await openShared(deps, request, input.shareToken);
  if (customerId === null) return serveShared(deps, request, input, cart);
  return changeCart(deps, request, {
    mutation: 'claimCart',
    input: { ...input, cartId: cart.id },
    open: () => openShared(deps, request, input.shareToken),
    decide: (found) => (found.isOwn ? {} : { customerId, ...LEFT_BEHIND }),
  });
}
