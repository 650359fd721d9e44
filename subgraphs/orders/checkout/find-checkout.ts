import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { openCart } from '../cart/open-cart.ts';
import type { OrdersDeps } from '../deps.ts';
import { readOrder } from '../order/store/orders.ts';
import { keepWaiting } from './keep-waiting.ts';
import { type Checkout, toOrderId } from './model/checkout.ts';

/** A checkout of a cart that the caller may use; a cart that was ordered long ago too. @throws NotFoundError */
export async function openCheckout(deps: OrdersDeps, request: RequestContext, checkoutId: string): Promise<Checkout> {
  const order = await readOrder(deps.db, toOrderId(checkoutId));
  if (!order || order.cartId === null) throw new NotFoundError('checkout', checkoutId, 'checkoutId');
  await openCart(deps, request, order.cartId, { path: 'checkoutId' });
  return order;
}

/** The same, which keeps waiting for its buyer; null when there is none that the caller may see. */
export async function findCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  checkoutId: string,
): Promise<Checkout | null> {
  try {
    return await keepWaiting(deps, request, await openCheckout(deps, request, checkoutId));
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
