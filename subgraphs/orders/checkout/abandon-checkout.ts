import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { assertOpen } from '../cart/model/cart.ts';
import type { PricedCart } from '../cart/model/priced-cart.ts';
import { type CartInput, openCart, withoutAccess } from '../cart/open-cart.ts';
import { priceCart } from '../cart/price-cart.ts';
import type { OrdersDeps } from '../deps.ts';
import { abortCheckout } from './abort-checkout.ts';
import { awaitDecision } from './await-decision.ts';

/**
 * Abandons a payment that waits for its customer, and the cart goes on; does nothing when none waits. A checkout that
 * a request is driving is waited for: its provider is being asked. The key of the attempt stays spent, so that a late
 * copy of its request does not start it again.
 * @throws ConflictError when the order was placed; UnavailableError while the first request is at work.
 */
export async function abandonCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput,
): Promise<PricedCart> {
  const { checkoutOrderId } = await openCart(deps, request, input);
  if (checkoutOrderId !== null) {
    await awaitDecision(deps, request, checkoutOrderId);
    const reason = new ConflictError('This checkout was abandoned; begin a new one');
    await abortCheckout(deps, request, checkoutOrderId, reason);
  }
  const cart = withoutAccess(await openCart(deps, request, input));
  // Another attempt may have begun in between: this request must not take that one back.
  assertOpen(cart);
  return priceCart(deps, request, cart);
}
