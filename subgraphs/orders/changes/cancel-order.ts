import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, UnavailableError, ValidationError } from '#kernel/values/errors.ts';
import type { OrderId } from '../../shared/ids.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { fulfillmentOrderChanged } from '../fulfillment/events.ts';
import { hasLeft } from '../fulfillment/model/fulfillment.ts';
import { orderCanceled } from '../order/events.ts';
import type { ChangedOrder, Order } from '../order/model/order.ts';
import { requireOrderToChange } from '../order/require-order.ts';
import { rereadOrder } from '../order/reread-order.ts';
import { lockOrder } from '../order/store/orders.ts';
import { insertRefunds } from '../payment/store/refunds.ts';
import { unreturnedLines } from '../returns/model/return.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/windows.ts';
import { insertTask } from '../tasks/store/new-tasks.ts';
import { cancelPlaced } from './store.ts';

export interface CancelOrderInput {
  readonly orderId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** @throws ConflictError when it is too late, UnavailableError while the placing is still being completed. */
function assertCancelable(order: Order): void {
  if (order.status !== 'PLACED') throw new ConflictError(`An order that is ${order.status} cannot be canceled`);
  if (order.source !== 'CHECKOUT') throw new ConflictError('A sale that has left the store is returned, not canceled');
  if (order.fulfillmentStatus === 'FULFILLED' || order.fulfillmentOrders.some((one) => hasLeft(one.status)))
    throw new ConflictError('Part of this order has left already; return it instead');
  if (order.owesCommands) throw new UnavailableError('This order is still being completed; try again');
}

/** Who cancels, and why in their words. */
interface Cancellation {
  readonly orderId: OrderId;
  readonly canceledBy: 'CUSTOMER' | 'STAFF';
  readonly reason: string;
  readonly now: Date;
}

async function cancel(tx: Tx, { orderId, canceledBy, reason, now }: Cancellation): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (!order) throw new ConflictError('This order does not exist any more');
  assertCancelable(order);
  await cancelPlaced(tx, orderId, reason, now);
  const refunds = order.payments.flatMap((payment) => {
    const amountMinor = payment.capturedMinor - payment.refundedMinor;
    return amountMinor > 0n ? [{ paymentId: payment.id, amountMinor }] : [];
  });
  await insertRefunds(tx, { orderId, causeId: orderId, now }, refunds);
  // What came back before, a service say, was credited then.
  const canceled = { ...order, lines: unreturnedLines(order.lines) };
  await appendEvents(tx, 'orders', [
    orderCanceled(canceled, { at: now, version: order.version + 1n, reason: canceledBy }),
    ...order.fulfillmentOrders.map((one) =>
      fulfillmentOrderChanged({ ...one, version: one.version + 1n }, 'CANCELED', now, order.routing),
    ),
  ]);
  const dueAt = new Date(now.getTime() + RECOVER_AFTER_MS);
  await insertTask(tx, { orderId, kind: 'CANCELLATION', subjectId: orderId, dueAt });
}

/** Cancels an order before anything of it has left: units go back to stock, money and points to the customer. */
export async function cancelOrder(
  deps: OrdersDeps,
  request: RequestContext,
  input: CancelOrderInput,
): Promise<ChangedOrder> {
  const key = parseIdempotencyKey(input.idempotencyKey);
  if (input.reason.length > 500)
    throw new ValidationError([
      { path: 'reason', issueCode: 'TOO_LONG', message: 'at most 500 characters', limit: 500 },
    ]);
  const { id } = await requireOrderToChange(deps, request, input.orderId);
  const scope = `cancel-order:${actorName(request.actor)}`;
  const canceledBy = can(request.actor, 'orders:write') ? 'STAFF' : 'CUSTOMER';
  const { replayed } = await deps.db.inTransaction('cancel-order', (tx) =>
    once(tx, { scope, key, body: { orderId: id, reason: input.reason } }, () =>
      cancel(tx, { orderId: id, canceledBy, reason: input.reason, now: deps.clock.now() }),
    ),
  );
  if (!replayed) await completeInline(deps, request, { orderId: id, kind: 'CANCELLATION', subjectId: id });
  return rereadOrder(deps, id);
}
