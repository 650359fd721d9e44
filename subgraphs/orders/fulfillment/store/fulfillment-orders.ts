import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { type InsertRow, insertInto, insertRows, recordset, value } from '#kernel/database/write.ts';
import type { OrderId } from '../../../shared/ids.ts';
import type { FulfillmentOrder } from '../../order/model/fulfillment-order.ts';
import { fulfillmentOrder, fulfillmentOrderLine } from '../../prisma/generated/tables.ts';

const NEW = ['id', 'locationId', 'status', 'deliveryMethod', 'pickupCode'] as const;
const LINE = ['fulfillmentOrderId', 'orderLineId', 'variantId', 'quantity'] as const;

type LineRow = InsertRow<typeof fulfillmentOrderLine>;

function linesOf(orders: ReadonlyArray<Pick<NewFulfillment, 'id' | 'lines'>>): LineRow[] {
  return orders.flatMap(({ id, lines }) => lines.map((line) => ({ ...line, fulfillmentOrderId: id })));
}

/** A fulfillment order as it is inserted beside others. */
interface NewFulfillment extends Pick<FulfillmentOrder, 'id' | 'orderId' | 'locationId' | 'status' | 'deliveryMethod'> {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lines: ReadonlyArray<Omit<LineRow, 'fulfillmentOrderId'>>;
}

/** Inserts fulfillment orders of the order that the expression `o` placed. */
export function insertFulfillmentOrders(orders: readonly FulfillmentOrder[], now: Date): SqlQuery {
  const r = recordset('r', pick(fulfillmentOrder, ...NEW), orders);
  const fields = {
    ...r.columns,
    orderId: sql`o.id`,
    trackingNumber: sql`null`,
    createdAt: value(fulfillmentOrder.createdAt, now),
    updatedAt: value(fulfillmentOrder.updatedAt, now),
  };
  return insertInto(fulfillmentOrder, fields, sql`from o, ${r}`);
}

/** Inserts the lines of fulfillment orders of the order that the expression `o` placed. */
export function insertFulfillmentLines(orders: readonly FulfillmentOrder[]): SqlQuery {
  const r = recordset('r', pick(fulfillmentOrderLine, ...LINE), linesOf(orders));
  return insertInto(fulfillmentOrderLine, r.columns, sql`from o, ${r}`);
}

/** Inserts fulfillment orders of several orders with their lines. */
export function insertFulfillmentRows(orders: readonly NewFulfillment[]): SqlQuery {
  const rows = orders.map((one) => ({ ...one, pickupCode: null, trackingNumber: null }));
  const keys = [...NEW, 'orderId', 'trackingNumber', 'createdAt', 'updatedAt'] as const;
  return sql`
    with f as (${insertRows(fulfillmentOrder, keys, rows)})
    ${insertRows(fulfillmentOrderLine, LINE, linesOf(orders))}`;
}

/** Cancels what has not left of the order that the expression `o` canceled. */
export function cancelFulfillmentOrders(now: Date): SqlQuery {
  return sql`
    update fulfillment_order set status = 'CANCELED', version = version + 1, updated_at = ${now}
    from o where order_id = o.id and fulfillment_order.status not in ('SHIPPED', 'PICKED_UP', 'CANCELED')`;
}

export async function readOrderIdOf(db: Reader, fulfillmentOrderId: string): Promise<OrderId | undefined> {
  const [row] = await db.query(sql`
    select ${select(pick(fulfillmentOrder, 'orderId'))} from fulfillment_order
    where ${fulfillmentOrder.id} = ${fulfillmentOrderId}`);
  return row?.orderId;
}

/** Writes fulfillment orders as they are now: state, version and lines; those that are new are made. One statement. */
export async function writeFulfillmentOrders(tx: Tx, orders: readonly FulfillmentOrder[], now: Date): Promise<void> {
  const r = recordset('r', pick(fulfillmentOrder, ...NEW, 'orderId', 'version'), orders);
  const fields = {
    ...r.columns,
    trackingNumber: sql`null`,
    createdAt: value(fulfillmentOrder.createdAt, now),
    updatedAt: value(fulfillmentOrder.updatedAt, now),
  };
  const lines = recordset('r', pick(fulfillmentOrderLine, ...LINE), linesOf(orders));
  const line = {
    fulfillmentOrderId: sql`line."fulfillmentOrderId"`,
    orderLineId: sql`line."orderLineId"`,
    variantId: sql`line."variantId"`,
    quantity: sql`line.quantity`,
  };
  await tx.query(sql`
    with f as (
      ${insertInto(fulfillmentOrder, fields, sql`from ${r}`)}
      on conflict (id) do update set status = excluded.status, version = excluded.version, updated_at = ${now}),
    line as (select * from ${lines}),
    gone as (
      delete from fulfillment_order_line old where fulfillment_order_id = any(${orders.map(({ id }) => id)}::text[])
        and not exists (select 1 from line where line."fulfillmentOrderId" = old.fulfillment_order_id
          and line."orderLineId" = old.order_line_id))
    ${insertInto(fulfillmentOrderLine, line, sql`from line`)}
    on conflict (fulfillment_order_id, order_line_id) do update set quantity = excluded.quantity`);
}
