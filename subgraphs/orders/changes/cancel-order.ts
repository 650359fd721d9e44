import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, UnavailableError, ValidationError } from '#kernel/values/errors.ts';
import { can } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import { fulfillmentOrderChanged, orderCanceled } from '../events/published.ts';
import { hasLeft } from '../fulfillment/model/fulfillment.ts';
import { cancelPlaced } from '../fulfillment/store/order-changes.ts';
import type { Order } from '../order/model/order.ts';
import { orderFor } from '../order/order-access.ts';
import { findOrder, lockOrder } from '../order/store/orders.ts';
import { insertRefunds } from '../payment/store/refunds.ts';
import { unreturnedLines } from '../returns/model/return.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/checkout-windows.ts';
import { insertTask } from '../tasks/store/tasks.ts';

export interface CancelOrderInput {
  readonly orderId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

export interface ChangedOrder {
  readonly order: Order;
  readonly completion: 'DONE' | 'PENDING';
}

/** @throws ConflictError when it is too late, UnavailableError while the placing is still being completed. */
function assertCancellable(order: Order): void {
  if (order.status !== 'PLACED') throw new ConflictError(`An order that is ${order.status} cannot be canceled`);
  if (order.source !== 'CHECKOUT') throw new ConflictError('A sale that has left the store is returned, not canceled');
  if (order.fulfillmentStatus === 'FULFILLED' || order.fulfillmentOrders.some((one) => hasLeft(one.status)))
    throw new ConflictError('Part of this order has left the house; return it instead');
  if (order.owesCommands) throw new UnavailableError('This order is still being completed; try again');
}

async function cancel(tx: Tx, orderId: string, reason: string, now: Date): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (!order) throw new ConflictError('This order has vanished');
  assertCancellable(order);
  await cancelPlaced(tx, orderId, now);
  const refunds = order.payments.flatMap((payment) => {
    const amountMinor = payment.capturedMinor - payment.refundedMinor;
    return amountMinor > 0n ? [{ paymentId: payment.id, amountMinor }] : [];
  });
  await insertRefunds(tx, { orderId, causeId: orderId, now }, refunds);
  // What came back before, a service say, was credited then.
  const canceled = { ...order, lines: unreturnedLines(order.lines) };
  await appendEvents(tx, 'orders', [
    orderCanceled(canceled, { at: now, version: order.version + 1n, reason }),
    ...order.fulfillmentOrders.map((one) =>
      fulfillmentOrderChanged({ ...one, version: one.version + 1n }, 'CANCELED', now),
    ),
  ]);
  await insertTask(tx, {
    orderId,
    kind: 'CANCELLATION',
    subjectId: orderId,
    dueAt: new Date(now.getTime() + RECOVER_AFTER_MS),
  });
}

/** Cancels an order before anything of it has left: units go back to stock, money and points to the customer. */
export async function cancelOrder(
  deps: OrdersDeps,
  request: RequestContext,
  input: CancelOrderInput,
): Promise<ChangedOrder> {
  const key = parseIdempotencyKey(input.idempotencyKey);
  if (input.reason.length > 500) throw new ValidationError([{ path: 'reason', message: 'at most 500 characters' }]);
  const { id } = await orderFor(deps, request, input.orderId, 'orders:write');
  const reason = can(request.actor, 'orders:write') ? 'STAFF' : 'CUSTOMER';
  const { replayed } = await deps.db.inTransaction('cancel-order', (tx) =>
    once(tx, { scope: `cancel:${id}`, key, body: { reason: input.reason } }, () =>
      cancel(tx, id, reason, deps.clock.now()),
    ),
  );
  if (!replayed) await completeInline(deps, request, { orderId: id, kind: 'CANCELLATION', subjectId: id });
  return reread(deps, id);
}

/** The order as a change has left it. */
export async function reread(deps: OrdersDeps, id: string): Promise<ChangedOrder> {
  const order = await findOrder(deps.db, id);
  if (!order) throw new Error(`the order ${id} has vanished`);
  return { order, completion: order.owesCommands ? 'PENDING' : 'DONE' };
}
