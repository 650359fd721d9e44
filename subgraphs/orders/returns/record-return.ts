import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { ConflictError, NotFoundError, UnavailableError } from '#kernel/values/errors.ts';
import type { LocationId, OrderId, OrderLineId, ReturnId } from '../../shared/ids.ts';
import { orderReturned } from '../order/events.ts';
import type { Order } from '../order/model/order.ts';
import { lockOrder } from '../order/store/orders.ts';
import { insertRefunds } from '../payment/store/refunds.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/windows.ts';
import { insertTask } from '../tasks/store/new-tasks.ts';
import type { Credited } from '../totals/model/refund.ts';
import { spreadRefund } from '../totals/model/refund.ts';
import type { Shipping } from './model/extras.ts';
import { isBeingPaid, type ReturnedGoods } from './model/return.ts';
import { insertReturn, readCredited } from './store/returns.ts';

/** An order of which something may go back, under its lock. */
export interface Returnable {
  readonly order: Order;
  readonly credited: ReadonlyMap<OrderLineId, Credited>;
  /** What was paid and has not gone back. */
  readonly leftMinor: bigint;
}

/** @throws ConflictError when nothing can go back; UnavailableError while it is still being completed. */
export async function lockReturnable(tx: Tx, orderId: OrderId): Promise<Returnable> {
  const order = await lockOrder(tx, orderId);
  if (!order) throw new NotFoundError('order', orderId);
  if (order.status !== 'PLACED') throw new ConflictError(`An order that is ${order.status} has nothing to return`);
  if (isBeingPaid(order)) throw new UnavailableError('This order is still being completed; try again');
  const credited = order.returnStatus === 'NONE' ? new Map<OrderLineId, never>() : await readCredited(tx, order.id);
  return { order, credited, leftMinor: order.totalMinor - order.refundedMinor };
}

/** What goes back of an order at once: goods, delivery, money. */
interface Recorded {
  readonly id: ReturnId;
  /** Null when money alone goes back. */
  readonly locationId: LocationId | null;
  readonly goods: readonly ReturnedGoods[];
  readonly shipping: Shipping;
  readonly feeMinor: bigint;
  readonly refundMinor: bigint;
  readonly reason: string | null;
  readonly now: Date;
  /** When it counts; when it is written unless it is said. */
  readonly at?: Date;
  /** The store has paid the money out itself. */
  readonly isPaidAtPos?: boolean;
}

/** Writes it with its refunds, its event and the task that does the rest. */
export async function recordReturn(tx: Tx, order: Order, recorded: Recorded): Promise<void> {
  const { id, locationId, goods, shipping, feeMinor, refundMinor, reason, now, at = now, isPaidAtPos } = recorded;
  const { id: orderId } = order;
  const { version } = await insertReturn(tx, {
    id,
    orderId,
    locationId,
    refundMinor,
    shippingNetMinor: shipping.netMinor,
    shippingTaxMinor: shipping.taxMinor,
    feeMinor,
    reason,
    processedAt: at,
    lines: goods.map(({ line, ...one }) => ({ ...one, orderLineId: line.id })),
  });
  await insertRefunds(
    tx,
    { orderId, causeId: id, now, isPaidAtPos: isPaidAtPos ?? false },
    spreadRefund(refundMinor, order.payments),
  );
  const lines = goods.map(({ line, ...one }) => {
    const { id: lineId, variantId, productId, category } = line;
    return { ...one, id: lineId, variantId, productId, category };
  });
  const event = { id, at, version, locationId, refundMinor, shippingMinor: shipping.netMinor, feeMinor, lines };
  await appendEvents(tx, 'orders', [orderReturned(order, event)]);
  const dueAt = new Date(now.getTime() + RECOVER_AFTER_MS);
  await insertTask(tx, { orderId, kind: 'RETURN', subjectId: id, dueAt });
}
