import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { identifyRequest } from '../cart/identify-request.ts';
import { isKnown } from '../cart/model/recent-keys.ts';
import { openCart } from '../cart/open-cart.ts';
import type { OrdersDeps } from '../deps.ts';
import { abortCheckout } from './abort-checkout.ts';
import { awaitDecision } from './await-decision.ts';
import { openCheckout } from './find-checkout.ts';
import { type Checkout, statusOf } from './model/checkout.ts';

/**
 * Abandons a payment that waits for its customer, and the cart continues; does nothing to a checkout that has ended
 * without an order. One that a request is driving is waited for: its provider is being asked. The key of the attempt
 * stays spent, so that a late copy of its request does not start it again.
 * @throws ConflictError when the order was placed; UnavailableError while the first request is running.
 */
export async function abandonCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  input: { readonly checkoutId: string; readonly idempotencyKey: string },
): Promise<Checkout> {
  const checkout = await openCheckout(deps, request, input.checkoutId);
  const key = identifyRequest(request.actor, 'abandonCheckout', input);
  const cart = await openCart(deps, request, checkout.cartId ?? '', { path: 'checkoutId' });
  const isRepeated = isKnown(cart.recentKeys, key, 'abandonCheckout');
  if (!isRepeated && cart.checkoutOrderId === checkout.id) {
    await awaitDecision(deps, request, checkout.id);
    const reason = new ConflictError('This checkout was abandoned; begin a new one');
    await abortCheckout(deps, request, checkout.id, reason, key);
  }
  // The checkout of above was read before its cart: the same request may have ended it in between.
  const ended = await openCheckout(deps, request, input.checkoutId);
  if (statusOf(ended) === 'COMPLETED') throw new ConflictError('This cart was ordered already');
  return ended;
}
