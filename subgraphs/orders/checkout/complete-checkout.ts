import { hashRequest } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { openCart } from '../cart/open-cart.ts';
import { recordRefusal } from '../cart/record-refusal.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from '../order/model/order.ts';
import { choosePayment } from '../payment/choose-payment.ts';
import { markDeclined } from '../payment/store/authorizations.ts';
import { PaymentDeclinedError, translatePortError } from '../ports/errors.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { abortCheckout } from './abort-checkout.ts';
import { authorizePayment } from './authorize-payment.ts';
import { awaitPayment } from './await-payment.ts';
import { beginCheckout } from './begin-checkout.ts';
import { commitCheckout } from './commit-checkout.ts';
import { type Attempt, assertSameRequest, type CompleteCheckoutInput } from './model/attempt.ts';
import type { Checkout } from './model/checkout.ts';
import { placeOrder } from './place-order.ts';
import { settleCheckout, settlePlaced } from './settle-checkout.ts';
import { takeHolds } from './take-holds.ts';

/** Keys of different callers do not meet. */
function toAttempt({ actor }: RequestContext, { idempotencyKey, ...body }: CompleteCheckoutInput): Attempt {
  return {
    scope: actorName(actor),
    key: idempotencyKey.toLowerCase(),
    requestHash: hashRequest(body),
    expectedTotal: body.expectedTotal ?? undefined,
  };
}

/**
 * Turns a cart into one order: prices it, takes holds from their owners, writes the payment intent, asks the
 * provider, and places the order in one transaction, which is the decision. The same key with the same body has
 * one outcome however many send it at once; a retryable failure frees the key; a failure leaves nothing behind.
 */
export async function completeCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  input: CompleteCheckoutInput,
): Promise<Checkout> {
  // Open: the cart, and what the key was used for before.
  const attempt = toAttempt(request, input);
  const payment = choosePayment(deps, request, input);
  const cart = await openCart(deps, request, input.cartId, { checkout: attempt });

  // Begin: the price, and a PENDING order that claims the key and freezes the cart.
  const begun = cart.known ?? (await beginCheckout(deps, request, cart, attempt));
  if (begun.kind === 'KNOWN') {
    assertSameRequest(begun, attempt);
    return settleCheckout(deps, request, begun.orderId);
  }

  const orderId = begun.order.id;
  let finished: Order | undefined;
  try {
    // Hold: units, points and gift cards at their owners; then the payment intents are written.
    const order = await takeHolds(deps, request, begun, payment);

    // Authorize: the provider is asked.
    const authorization = await authorizePayment(order, payment);

    switch (authorization.kind) {
      case 'AUTHORIZED': {
        // Place: the decision. Complete: holds become commitments, the authorization a capture.
        const placedAt = await placeOrder(deps, order, authorization);
        if (placedAt) {
          const task = { orderId, kind: 'CHECKOUT', subjectId: orderId } as const;
          await completeInline(deps, request, task, async () => {
            await commitCheckout(deps, request, { ...order, placedAt });
            finished = await settlePlaced(deps, orderId);
            return 'DONE';
          });
        }
        break;
      }
      case 'REQUIRES_ACTION': {
        // Wait: for the customer, or for a late answer.
        await awaitPayment(deps, orderId, authorization);
        break;
      }
      case 'DECLINED':
        await markDeclined(deps.db, authorization.providerKey, deps.clock.now());
        throw new PaymentDeclinedError(authorization.declineCode);
    }
  } catch (fault) {
    // Decline: against the attempt, unless it was decided already.
    const error = translatePortError(fault);
    await recordRefusal(deps, begun.cart, begun.order.lines, error);
    if (await abortCheckout(deps, request, orderId, error)) throw error;
  }

  // Answer: what the attempt came to, by this request or by another.
  return finished ?? settleCheckout(deps, request, orderId);
}
