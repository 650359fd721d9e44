import { createHash } from 'node:crypto';
import { hashRequest, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { DomainError, IdempotencyKeyReusedError } from '#kernel/values/errors.ts';
import { openCartFor } from '../cart/cart-access.ts';
import type { KnownCheckout } from '../cart/store/carts.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from '../order/model/order.ts';
import { type MoneyValue, type PaymentInput, parsePayment } from '../payment/model/payment-input.ts';
import { inOurWords } from '../ports/errors.ts';
import { abortCheckout } from './abort-checkout.ts';
import { authorizePayment } from './authorize-payment.ts';
import { beginCheckout } from './begin-checkout.ts';
import { settleCheckout } from './settle-checkout.ts';
import { takeHolds } from './take-holds.ts';

export interface CheckoutInput {
  readonly idempotencyKey: string;
  readonly cartId: string;
  readonly token?: string | null | undefined;
  readonly payment?: PaymentInput | null | undefined;
  readonly expectedTotal?: MoneyValue | null | undefined;
}

export type CheckoutOutcome =
  | { readonly kind: 'DECIDED'; readonly order: Order; readonly completion: 'DONE' | 'PENDING' }
  | {
      readonly kind: 'REQUIRES_ACTION';
      readonly orderId: string;
      readonly actionUrl: string | null;
      readonly clientSecret: string | null;
    };

/** Keys of different callers do not meet: a person's are their own, an anonymous caller's are the cart's. */
function scopeOf(request: RequestContext, cartId: string): string {
  const { actor } = request;
  if (actor.kind === 'customer') return `customer:${actor.customerId}`;
  if (actor.kind === 'staff') return `staff:${actor.staffId}`;
  return `cart:${createHash('sha256').update(cartId).digest('base64url').slice(0, 22)}`;
}

function assertSameBody(known: KnownCheckout, requestHash: string): void {
  if (known.requestHash !== requestHash) throw new IdempotencyKeyReusedError('checkout');
}

/**
 * Turns a cart into one order: prices it, takes holds from their owners, writes the payment intent, asks the
 * provider, and places the order in one transaction, which is the decision. The same key with the same body has
 * one outcome however many send it at once; a retryable failure frees the key; a failure leaves nothing behind.
 */
export async function checkout(
  deps: OrdersDeps,
  request: RequestContext,
  input: CheckoutInput,
): Promise<CheckoutOutcome> {
  const { idempotencyKey, ...body } = input;
  const key = parseIdempotencyKey(idempotencyKey);
  const payment = parsePayment(deps.providers, request.actor, input.payment ?? undefined);
  const requestHash = hashRequest(body);
  const scope = scopeOf(request, input.cartId);
  const cart = await openCartFor(deps, request, input, { checkout: () => ({ scope, key }) });
  if (cart.known) {
    assertSameBody(cart.known, requestHash);
    return settleCheckout(deps, request, cart.known.orderId);
  }
  const begun = await beginCheckout(deps, request, {
    cart,
    scope,
    key,
    requestHash,
    expectedTotal: input.expectedTotal,
  });
  if (begun.kind === 'KNOWN') {
    assertSameBody(begun.known, requestHash);
    return settleCheckout(deps, request, begun.known.orderId);
  }
  try {
    const held = await takeHolds(deps, request, begun, payment);
    return await authorizePayment(deps, request, held, payment);
  } catch (fault) {
    const error = inOurWords(fault);
    const aborted = await abortCheckout(
      deps,
      request,
      begun.order.id,
      error instanceof DomainError ? error : undefined,
    );
    if (!aborted) return settleCheckout(deps, request, begun.order.id);
    throw error;
  }
}
