import type { Reader } from '#kernel/database/database.ts';
import { boolean, like, nullable, select, subquery } from '#kernel/database/select.ts';
import { listOf, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { survivorOf } from '../../../shared/customer-alias.ts';
import { cart, order } from '../../prisma/generated/tables.ts';
import type { Order } from '../model/order.ts';
import { FULFILLMENT_ORDERS, toFulfillmentOrders } from './fulfillment-orders.ts';
import { LINES, toLines } from './lines.ts';
import { PAYMENT_STATUS, PAYMENTS, toPayments } from './payments.ts';
import { RETURNS, toReturns } from './returns.ts';

const o = aliased(order, 'o');

/** Everything of an order `o`, its parts as JSON. */
export const ORDER_FIELDS = {
  ...pick(
    o,
    'id',
    'orderNumber',
    'status',
    'fulfillmentStatus',
    'returnStatus',
    'source',
    'channel',
    'currency',
    'version',
    'customerId',
    'sellingLocationId',
    'placedByStaffId',
    'email',
    'shippingAddress',
    'deliveryMethod',
    'pickupLocationId',
    'grossMinor',
    'discountMinor',
    'netMinor',
    'shippingMinor',
    'taxMinor',
    'totalMinor',
    'refundedMinor',
    'createdAt',
    'placedAt',
    'canceledAt',
    'cancelReason',
    'cartId',
    'reservation',
    'holdsValue',
    'decideBy',
    'failure',
    'routing',
  ),
  paymentStatus: PAYMENT_STATUS,
  survivorId: like(o.customerId, survivorOf(o.customerId)),
  cartHoldExpiresAt: like(
    cart.holdExpiresAt,
    sql`case when ${o.status} = 'ABORTED' then ${subquery(nullable(cart.holdExpiresAt), sql`from cart where cart.id = ${o.cartId}`)} end`,
  ),
  owesCommands: boolean(sql`exists (select 1 from order_task t where t.order_id = ${o.id})`),
  lines: LINES,
  payments: PAYMENTS,
  fulfillmentOrders: FULFILLMENT_ORDERS,
  returns: RETURNS,
};
/** The select list of an order `o`, whose rows `toOrder` reads. */
export const ORDER_COLUMNS = select(ORDER_FIELDS);

type OrderRow = { readonly [Key in keyof typeof ORDER_FIELDS]: Read<(typeof ORDER_FIELDS)[Key]> };

export function toOrder(row: OrderRow): Order {
  return {
    ...row,
    lines: toLines(row.lines),
    payments: toPayments(row.payments),
    fulfillmentOrders: toFulfillmentOrders(row.fulfillmentOrders),
    returns: toReturns(row.returns),
  };
}

/** Orders with all that belongs to them, in one statement; `rest` is the statement from `from orders o` on. */
export async function selectOrders(db: Reader, rest: SqlQuery): Promise<Order[]> {
  const rows = await db.query(sql`select ${ORDER_COLUMNS} ${rest}`);
  return rows.map(toOrder);
}

export async function readOrdersByIds(db: Reader, ids: readonly string[]): Promise<Order[]> {
  return selectOrders(db, sql`from orders o where o.id = any(${listOf(ids)})`);
}

export async function readOrder(db: Reader, id: string): Promise<Order | undefined> {
  return (await readOrdersByIds(db, [id]))[0];
}

/** Reads an order and holds its row until the transaction ends: every change of an order takes this lock first. */
export async function lockOrder(tx: Reader, id: string): Promise<Order | undefined> {
  await tx.query(sql`select 1 from orders where id = ${id} for update`);
  return readOrder(tx, id);
}

/** The orders that these fulfillment orders belong to. */
export async function readOrdersOfFulfillments(db: Reader, ids: readonly string[]): Promise<Order[]> {
  return selectOrders(
    db,
    sql`from orders o where o.id in (select order_id from fulfillment_order where id = any(${ids}::text[]))`,
  );
}

/** The orders that these returns belong to. */
export async function readOrdersOfReturns(db: Reader, ids: readonly string[]): Promise<Order[]> {
  return selectOrders(
    db,
    sql`from orders o where o.id in (select order_id from order_return where id = any(${ids}::text[]))`,
  );
}

/** The orders that these payments belong to. */
export async function readOrdersOfPayments(db: Reader, ids: readonly string[]): Promise<Order[]> {
  return selectOrders(
    db,
    sql`from orders o where o.id in (select order_id from payment where id = any(${ids}::text[]))`,
  );
}
