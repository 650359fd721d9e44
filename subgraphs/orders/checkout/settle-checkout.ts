import type { RequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { OrderId } from '../../shared/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import { completionOf, isPlaced } from '../order/model/order.ts';
import { readOrder } from '../order/store/orders.ts';
import { restoreFailure } from '../ports/errors.ts';
import { awaitDecision } from './await-decision.ts';
import type { CheckoutOutcome, RequiredAction } from './model/outcome.ts';
import { providerPayments, type UndecidedOrder } from './model/undecided-order.ts';

function transient(): UnavailableError {
  return new UnavailableError('This checkout was aborted for a transient reason; send it again');
}

/** What the customer must do, as the provider itself repeats it. */
async function readAction(
  deps: OrdersDeps,
  order: Pick<UndecidedOrder, 'payments'>,
): Promise<Pick<RequiredAction, 'actionUrl' | 'clientSecret'>> {
  const [payment] = providerPayments(order);
  const provider = deps.providers.get(payment?.provider ?? '');
  const answer = payment && (await provider?.look(payment.providerKey));
  if (answer?.kind !== 'REQUIRES_ACTION') return { actionUrl: null, clientSecret: null };
  return { actionUrl: answer.actionUrl, clientSecret: answer.clientSecret };
}

/**
 * Answers what a checkout came to, waiting while another request drives it.
 * @throws the failure it was aborted with; UnavailableError when it is not decided in time, or its key is free again.
 */
export async function settleCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: OrderId,
): Promise<CheckoutOutcome> {
  for (;;) {
    const order = await readOrder(deps.db, orderId);
    if (order && isPlaced(order)) return { kind: 'PLACED', order, completion: completionOf(order) };
    switch (order?.status) {
      case 'PAYMENT_PENDING':
        return { kind: 'REQUIRES_ACTION', orderId, ...(await readAction(deps, order)) };
      case 'ABORTED':
        throw order.failure ? restoreFailure(order.failure) : transient();
      case undefined:
        throw transient();
    }
    await awaitDecision(deps, request, orderId);
  }
}
