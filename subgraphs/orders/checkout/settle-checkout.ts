import type { RequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { OrderId } from '../../shared/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import { readOrder } from '../order/store/orders.ts';
import { finishAndReadPlaced } from '../payment/store/payments.ts';
import { restoreFailure } from '../ports/errors.ts';
import { awaitDecision } from './await-decision.ts';
import type { Checkout } from './model/checkout.ts';

function transient(): UnavailableError {
  return new UnavailableError('This checkout was aborted for a transient reason; send it again');
}

/**
 * Answers what a checkout came to, waiting while another request drives it. Where all that a placed one owed is done, the
 * statement that says so answers it.
 * @throws the failure it was aborted with; UnavailableError when it is not decided in time, or its key is free again.
 */
export async function settleCheckout(
  deps: OrdersDeps,
  request: RequestContext,
  orderId: OrderId,
  isCommitted = false,
): Promise<Checkout> {
  const finished = isCommitted ? await finishAndReadPlaced(deps.db, orderId, deps.clock.now()) : undefined;
  if (finished) return finished;
  for (;;) {
    const order = await readOrder(deps.db, orderId);
    switch (order?.status) {
      case 'PLACED':
      case 'CANCELED':
      case 'PAYMENT_PENDING':
        return order;
      case 'ABORTED':
        throw order.failure ? restoreFailure(order.failure) : transient();
      case undefined:
        throw transient();
    }
    await awaitDecision(deps, request, orderId);
  }
}
