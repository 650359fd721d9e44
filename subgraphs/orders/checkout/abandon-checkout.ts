import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { type CartInput, openCartFor } from '../cart/cart-access.ts';
import { assertOpen } from '../cart/model/cart.ts';
import { type PricedCart, priceCart } from '../cart/price-cart.ts';
import type { OrdersDeps } from '../deps.ts';
import { abortCheckout } from './abort-checkout.ts';
import { waitForDecision } from './settle-checkout.ts';

/**
 * Gives up a payment that waits for its customer, and the cart goes on; does nothing when none waits. A checkout that
 * a request drives just now is waited for: its provider is being asked. The key of the attempt stays spent, so that
 * a copy of its request that comes late does not start it anew.
 * @throws ConflictError when the order was placed; UnavailableError while the first request is at work.
 */
export async function abandonCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  input: CartInput,
): Promise<PricedCart> {
  const { checkoutOrderId } = await openCartFor(deps, request, input);
  if (checkoutOrderId !== null) {
    await waitForDecision(deps, request, checkoutOrderId);
    await abortCheckout(
      deps,
      request,
      checkoutOrderId,
      new ConflictError('This checkout was abandoned; begin a new one'),
    );
  }
  const { isOwn: _own, known: _known, ...cart } = await openCartFor(deps, request, input);
  // Another attempt may have begun meanwhile: that one is not to be taken back by this request.
  assertOpen(cart);
  return priceCart(deps, request, cart);
}
