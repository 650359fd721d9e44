import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { boundTo, can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FoundCart } from './model/cart.ts';
import { readCart } from './store/carts.ts';

/** Staff who serve orders, in carts of their stores where they are bound to some: a buyer's own is claimed by its share token. */
export function servesCart(actor: Actor, { sellingLocationId }: Pick<FoundCart, 'sellingLocationId'>): boolean {
  if (!can(actor, 'orders:write')) return false;
  const stores = boundTo(actor);
  return stores === undefined || (sellingLocationId !== null && stores.includes(sellingLocationId));
}

/**
 * Finds a cart that the caller may use: their own under any merged id, those that they serve for staff, any for services.
 * One that they may not see is answered like one that does not exist. Reading takes no less than changing: a cart
 * shows the token by which it is claimed.
 * @param options the field of the input that names the cart, and the key whose earlier checkout is asked for too.
 * @throws NotFoundError
 */
export async function openCart(
  deps: OrdersDeps,
  request: RequestContext,
  cartId: string,
  options: { readonly path?: string; readonly checkout?: { readonly scope: string; readonly key: string } } = {},
): Promise<FoundCart> {
  const cart = await readCart(deps.db, { cartId }, bearerOf(request.actor), options.checkout);
  const isExpired = cart?.status === 'OPEN' && cart.expiresAt <= deps.clock.now();
  if (!cart || isExpired || !(cart.isOwn || servesCart(request.actor, cart))) {
    throw new NotFoundError('cart', cartId, options.path ?? 'cartId');
  }
  return cart;
}

/** The cart alone, without what the access to it was decided by. */
export function withoutAccess({ isOwn: _own, known: _known, creationHash: _hash, ...cart }: FoundCart) {
  return cart;
}

/** The customer or guest who asks. */
export function customerOf({ actor }: RequestContext): CustomerId | null {
  return (bearerOf(actor) as CustomerId | undefined) ?? null;
}
