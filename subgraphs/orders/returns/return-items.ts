import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError, UnavailableError, ValidationError } from '#kernel/values/errors.ts';
import { newId, parseId } from '#kernel/values/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import { type ChangedOrder, reread } from '../changes/cancel-order.ts';
import type { OrdersDeps } from '../deps.ts';
import { orderReturned } from '../events/published.ts';
import { insertReturn } from '../fulfillment/store/order-changes.ts';
import type { Disposition, Order, OrderReturn } from '../order/model/order.ts';
import { orderFor } from '../order/order-access.ts';
import { lockOrder } from '../order/store/orders.ts';
import { findCredited, insertRefunds } from '../payment/store/refunds.ts';
import { assertLocation } from '../ports/assert-location.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/checkout-windows.ts';
import { insertTask } from '../tasks/store/tasks.ts';
import { spreadRefund } from '../totals/model/refund.ts';
import { type ReturnedGoods, returnGoods } from './model/return.ts';

export interface ReturnItemsInput {
  readonly orderId: string;
  /** Store that takes the goods back, whichever sold them. */
  readonly locationId: string;
  readonly lines: ReadonlyArray<{ orderLineId: string; quantity: number; disposition: Disposition }>;
  readonly idempotencyKey: string;
}

export interface ReturnedItems extends ChangedOrder {
  readonly returned: OrderReturn;
}

async function takeBack(tx: Tx, input: ReturnItemsInput, returnId: string, now: Date): Promise<void> {
  const order = await lockOrder(tx, input.orderId);
  if (!order) throw new NotFoundError('order', input.orderId);
  if (order.status !== 'PLACED') throw new ConflictError(`An order that is ${order.status} has nothing to return`);
  if (order.payments.some((payment) => payment.status === 'AUTHORIZED' || payment.status === 'INTENDED'))
    throw new UnavailableError('This order is still being completed; try again');
  const credited = order.returnStatus === 'NONE' ? new Map<string, never>() : await findCredited(tx, order.id);
  const goods = returnGoods(order, input.lines, credited);
  const worth = goods.reduce((sum, one) => sum + one.netMinor + one.taxMinor, 0n);
  const left = order.totalMinor - order.refundedMinor;
  const refundMinor = worth < left ? worth : left;
  const { version } = await insertReturn(tx, {
    id: returnId,
    orderId: order.id,
    locationId: input.locationId,
    refundMinor,
    now,
    lines: goods.map(({ line, ...one }) => ({ ...one, orderLineId: line.id })),
  });
  const cause = { orderId: order.id, causeId: returnId, now };
  await insertRefunds(tx, cause, spreadRefund(refundMinor, order.payments));
  await appendEvents(tx, 'orders', [
    toEvent(order, goods, { id: returnId, at: now, version, locationId: input.locationId, refundMinor }),
  ]);
  const dueAt = new Date(now.getTime() + RECOVER_AFTER_MS);
  await insertTask(tx, { orderId: order.id, kind: 'RETURN', subjectId: returnId, dueAt });
}

function toEvent(
  order: Order,
  goods: readonly ReturnedGoods[],
  returned: { id: string; at: Date; version: bigint; locationId: string; refundMinor: bigint },
) {
  return orderReturned(order, {
    ...returned,
    lines: goods.map(({ line, ...one }) => ({
      ...one,
      id: line.id,
      variantId: line.variantId,
      productId: line.productId,
      category: line.category,
    })),
  });
}

/**
 * Takes goods back in any store: each unit once at most, its part of what was paid goes back where it came from,
 * and the store that takes it has it in stock.
 */
export async function returnItems(
  deps: OrdersDeps,
  request: RequestContext,
  input: ReturnItemsInput,
): Promise<ReturnedItems> {
  assertCan(request.actor, 'orders:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const locationId = parseId('loc', input.locationId, 'locationId');
  assertAtLocation(request.actor, locationId);
  if (input.lines.length === 0) throw new ValidationError([{ path: 'lines', message: 'nothing to return' }]);
  const [{ id: orderId }] = await Promise.all([
    orderFor(deps, request, input.orderId, 'orders:write'),
    assertLocation(deps, request, locationId),
  ]);
  const body = { orderId, locationId, lines: input.lines };
  const { result, replayed } = await deps.db.inTransaction('return-items', (tx) =>
    once(tx, { scope: `return:${orderId}`, key, body }, async () => {
      const returnId: string = newId('ret');
      await takeBack(tx, { ...input, orderId, locationId }, returnId, deps.clock.now());
      return { returnId };
    }),
  );
  const { returnId } = result;
  if (!replayed) await completeInline(deps, request, { orderId, kind: 'RETURN', subjectId: returnId });
  const changed = await reread(deps, orderId);
  const returned = changed.order.returns.find((one) => one.id === returnId);
  if (!returned) throw new Error(`the return ${returnId} has vanished`);
  return { ...changed, returned };
}
