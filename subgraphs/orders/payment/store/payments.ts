import type { Reader } from '#kernel/database/database.ts';
import { integer, select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import { insertRow } from '#kernel/database/write.ts';
import type { OrderId } from '../../../shared/ids.ts';
import type { Order, OrderState } from '../../order/model/order.ts';
import { ORDER_COLUMNS, toOrder } from '../../order/store/orders.ts';
import { order, payment, paymentNotice } from '../../prisma/generated/tables.ts';
import type { TaskKind } from '../../tasks/model/task.ts';
import { deleteTasksOf } from '../../tasks/store/done-tasks.ts';

const p = aliased(payment, 'p');
const o = aliased(order, 'o');

const PLACING: readonly TaskKind[] = ['CHECKOUT', 'POS_SALE'];

function capture(orderId: string, now: Date): SqlQuery {
  return sql`
    update payment set status = 'CAPTURED', captured_minor = amount_minor, updated_at = ${now}
    where order_id = ${orderId} and status in ('PENDING', 'AUTHORIZED')`;
}

/** Everything that the placing owed was acknowledged: payments are captured, nothing is owed. */
export async function finishPlaced(db: Reader, orderId: string, now: Date): Promise<void> {
  await db.query(sql`with t as (${deleteTasksOf(orderId, PLACING)}) ${capture(orderId, now)}`);
}

/**
 * The same, and the order as that leaves it, in one statement. It would see the tables as they were before: the rows that it
 * changes stand in expressions that bear the names of their tables.
 */
export async function finishAndReadPlaced(db: Reader, orderId: string, now: Date): Promise<Order | undefined> {
  const [row] = await db.query(sql`
    with t as (${deleteTasksOf(orderId, PLACING)}),
    captured as (${capture(orderId, now)} returning payment.*),
    order_task as (select * from order_task where order_id = ${orderId} and kind <> all(${PLACING}::text[])),
    payment as (
      select * from captured union all
      select * from payment where order_id = ${orderId} and id not in (select id from captured))
    select ${ORDER_COLUMNS} from orders o where o.id = ${orderId}`);
  return row && toOrder(row);
}

/** The undoing of an aborted checkout is done: its payments are void, nothing is owed. */
export async function finishAborted(db: Reader, orderId: string, now: Date): Promise<void> {
  await db.query(sql`
    with t as (${deleteTasksOf(orderId, ['CHECKOUT'])})
    update payment set status = 'VOIDED', updated_at = ${now}
    where order_id = ${orderId} and status not in ('DECLINED', 'VOIDED')`);
}

/** The order that a provider's payment belongs to, and what was decided of it. */
export async function readPaymentOrder(
  db: Reader,
  provider: string,
  providerKey: string,
): Promise<{ orderId: OrderId; status: OrderState } | undefined> {
  const [row] = await db.query(sql`
    select ${select({ orderId: o.id, status: o.status })} from payment p join orders o on ${o.id} = ${p.orderId}
    where ${p.providerKey} = ${providerKey} and ${p.provider} = ${provider}`);
  return row;
}

export async function isNoticed(db: Reader, provider: string, eventId: string): Promise<boolean> {
  const rows = await db.query(sql`
    select ${select({ one: integer(sql`1`) })} from payment_notice
    where ${paymentNotice.provider} = ${provider} and ${paymentNotice.eventId} = ${eventId}`);
  return rows.length > 0;
}

export async function insertNotice(
  db: Reader,
  notice: { provider: string; eventId: string; providerKey: string; kind: string; receivedAt: Date },
): Promise<void> {
  await db.query(sql`${insertRow(paymentNotice, notice)} on conflict do nothing`);
}

/** All that was captured for the orders was paid back elsewhere. */
export function payBackOrders(orderIds: readonly OrderId[], now: Date): SqlQuery {
  return sql`
    update payment set status = 'REFUNDED', refunded_minor = captured_minor, updated_at = ${now}
    where order_id = any(${orderIds}::text[]) and captured_minor > 0`;
}

/** Orders placed since a moment, and their payments by status. */
export async function countRecentPayments(
  db: Reader,
  since: Date,
): Promise<{ orderCount: number; payments: Array<{ status: string; count: number }> }> {
  const [orders] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from orders o where ${o.placedAt} > ${since}`);
  const payments = await db.query(sql`
    select ${select({ status: p.status, count: integer(sql`count(*)`) })}
    from orders o join payment p on ${p.orderId} = ${o.id} where ${o.placedAt} > ${since} group by ${p.status}`);
  return { orderCount: orders?.count ?? 0, payments };
}
