import type { RequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { OrderId } from '../../shared/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from '../order/model/order.ts';
import { readOrder } from '../order/store/orders.ts';
import { finishAndReadPlaced } from '../payment/store/payments.ts';
import { restoreFailure } from '../ports/errors.ts';
import { awaitDecision } from './await-decision.ts';
import type { Checkout } from './model/checkout.ts';

function transient(): UnavailableError {
  return new UnavailableError('This checkout was aborted for a transient reason; send it again');
}

/** All that a placed checkout owed is done. @returns the order as that leaves it. */
export const settlePlaced = ({ db, clock }: OrdersDeps, orderId: OrderId): Promise<Order | undefined> =>
  finishAndReadPlaced(db, orderId, clock.now());

/**
 * Answers what a checkout came to, waiting while another request drives it.
 * @throws the failure it was aborted with; UnavailableError when it is not decided in time, or its key is free again.
 */
export async function settleCheckout(deps: OrdersDeps, request: RequestContext, orderId: OrderId): Promise<Checkout> {
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
