import { timingSafeEqual } from 'node:crypto';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FoundCart } from './model/cart.ts';
import { readCart } from './store/carts.ts';

export interface CartInput {
  readonly cartId?: string | null | undefined;
  readonly token?: string | null | undefined;
}

function sameToken(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * True for the holder of the token, the customer it belongs to under any merged id, staff who serve orders, services.
 * Reading takes no less than changing: a cart shows its token, and its holder may do all.
 */
function mayUse(cart: FoundCart, request: RequestContext, token: string | undefined): boolean {
  return (token !== undefined && sameToken(token, cart.token)) || cart.isOwn || can(request.actor, 'orders:write');
}

/**
 * Finds a cart that the caller may use; one that they may not see is answered like one that does not exist.
 * @param checkout the idempotency key whose earlier checkout is asked for too.
 * @throws NotFoundError
 */
export async function openCart(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput,
  checkout?: { readonly scope: string; readonly key: string },
): Promise<FoundCart> {
  const cartId = input.cartId ?? undefined;
  const token = input.token ?? undefined;
  if (cartId === undefined && token === undefined) throw new NotFoundError('cart');
  const customerId = request.actor.kind === 'customer' ? request.actor.customerId : undefined;
  const cart = await readCart(deps.db, { cartId, token }, customerId, checkout);
  const expired = cart?.status === 'OPEN' && cart.expiresAt <= deps.clock.now();
  if (!cart || expired || !mayUse(cart, request, token)) throw new NotFoundError('cart');
  return cart;
}

/** The cart alone, without what the access to it was decided by. */
export function withoutAccess({ isOwn: _own, known: _known, ...cart }: FoundCart) {
  return cart;
}

/** The signed-in customer who asks. */
export function customerOf({ actor }: RequestContext): CustomerId | null {
  return actor.kind === 'customer' ? (actor.customerId as CustomerId) : null;
}
