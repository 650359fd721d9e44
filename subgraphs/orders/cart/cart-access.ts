import { timingSafeEqual } from 'node:crypto';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { type FoundCart, findCart } from './store/carts.ts';

export interface CartInput {
  readonly cartId?: string | null | undefined;
  readonly token?: string | null | undefined;
}

function sameToken(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * True for who holds the token, the customer it belongs to under any merged id, staff who serve orders, services.
 * Reading takes no less than changing: a cart shows its token, and whoever has that may do all.
 */
function mayUse(cart: FoundCart, request: RequestContext, token: string | undefined): boolean {
  return (token !== undefined && sameToken(token, cart.token)) || cart.isOwn || can(request.actor, 'orders:write');
}

/**
 * Finds a cart the caller may use; one that may not be seen is not told from one that does not exist.
 * @throws NotFoundError
 */
export async function openCartFor(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput,
  options: { checkout?: (cartId: string) => { scope: string; key: string } } = {},
): Promise<FoundCart> {
  const cartId = input.cartId ?? undefined;
  const token = input.token ?? undefined;
  if (cartId === undefined && token === undefined) throw new NotFoundError('cart');
  const customerId = request.actor.kind === 'customer' ? request.actor.customerId : undefined;
  const checkout = cartId === undefined ? undefined : options.checkout?.(cartId);
  const cart = await findCart(deps.db, { cartId, token }, customerId, checkout);
  const expired = cart?.status === 'OPEN' && cart.expiresAt <= deps.clock.now();
  if (!cart || expired || !mayUse(cart, request, token)) {
    throw new NotFoundError('cart');
  }
  return cart;
}
