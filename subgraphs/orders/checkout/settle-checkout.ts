import type { RequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { findOrder } from '../order/store/orders.ts';
import { restoreFailure } from '../ports/errors.ts';
import { abortOverdue } from './abort-checkout.ts';
import type { CheckoutOutcome } from './checkout.ts';
import { readDecision } from './store/checkouts.ts';

/** Milliseconds between looks at a checkout that another request drives. */
const LOOK_AGAIN_MS = 40;
/** Left for the answer itself, in milliseconds. */
const MARGIN_MS = 500;

function passed(): UnavailableError {
  return new UnavailableError('This checkout was given up for a passing reason; send it again');
}

/**
 * Answers what a checkout came to, waiting while another request drives it.
 * @throws the failure it was aborted with; UnavailableError when it is not decided in time, or its key is free again.
 */
export async function settleCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: string,
): Promise<CheckoutOutcome> {
  for (;;) {
    const order = await findOrder(deps.db, orderId);
    switch (order?.status) {
      case 'PLACED':
      case 'CANCELED':
        return { kind: 'DECIDED', order, completion: order.owesCommands ? 'PENDING' : 'DONE' };
      case 'PAYMENT_PENDING':
        return { kind: 'REQUIRES_ACTION', orderId, ...(await readAction(deps, order.payments)) };
      case 'ABORTED':
        throw order.failure ? restoreFailure(order.failure) : passed();
      case undefined:
        throw passed();
    }
    await waitForDecision(deps, request, orderId);
  }
}

/**
 * Waits while another request drives a PENDING checkout.
 * @throws UnavailableError when that takes longer than this request may.
 */
export async function waitForDecision(deps: OrdersDeps, request: RequestContext, orderId: string): Promise<void> {
  for (;;) {
    const decision = await readDecision(deps.db, orderId);
    if (decision?.status !== 'PENDING') return;
    if (await abortOverdue(deps, request, orderId, decision.decideBy)) return;
    if (Date.now() + MARGIN_MS > request.deadlineMs) {
      throw new UnavailableError('The first request with this key is still at work; ask again');
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** What the customer must do, told again by the provider itself. */
async function readAction(
  deps: OrdersDeps,
  payments: ReadonlyArray<{ provider: string | null; providerKey: string | null }>,
): Promise<{ actionUrl: string | null; clientSecret: string | null }> {
  const payment = payments.find((one) => one.providerKey !== null);
  const provider = deps.providers.get(payment?.provider ?? '');
  const answer = payment?.providerKey ? await provider?.look(payment.providerKey) : undefined;
  if (answer?.kind !== 'REQUIRES_ACTION') return { actionUrl: null, clientSecret: null };
  return { actionUrl: answer.actionUrl, clientSecret: answer.clientSecret };
}
