import type { Tx } from '#kernel/database/database.ts';
import { jsonAgg, jsonObject, select, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertFulfillmentRows } from '../../fulfillment/store/fulfillment-orders.ts';
import { insertLineRows } from '../../order/store/lines.ts';
import { insertImportedOrderRows } from '../../order/store/new-orders.ts';
import { insertPaymentRows } from '../../payment/store/payments.ts';
import { order, orderLine, orderReturn } from '../../prisma/generated/tables.ts';
import type { KnownOrder, PlannedOrder } from '../model/import-plan.ts';

const o = aliased(order, 'o');
const l = aliased(orderLine, 'l');

/** One import of a source at a time: what is read here holds until the transaction ends. */
export async function lockSource(tx: Tx, source: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('orders.import'), hashtext(${source}))`);
}

/** Orders of a source that are there already, locked as by every change of an order, with what returns need to know of them. */
export async function readImported(tx: Tx, source: string, externalIds: readonly string[]): Promise<KnownOrder[]> {
  await tx.query(sql`
    select 1 from orders where import_source = ${source} and external_id = any(${externalIds}::text[])
    order by id for update`);
  const line = pick(l, 'id', 'externalId', 'variantId', 'productId', 'category', 'quantity', 'returnedQuantity');
  const columns = select({
    ...pick(o, 'id', 'externalId', 'channel', 'currency', 'sellingLocationId', 'customerId', 'version'),
    ...pick(o, 'totalMinor', 'refundedMinor'),
    lines: subquery(jsonAgg(jsonObject(line), l.position), sql`from order_line l where ${l.orderId} = ${o.id}`),
  });
  const rows = await tx.query(sql`
    select ${columns} from orders o
    where ${o.importSource} = ${source} and ${o.externalId} = any(${externalIds}::text[])`);
  return rows.map((row) => ({ ...row, lines: row.lines ?? [] }));
}

export async function readImportedReturns(
  tx: Tx,
  source: string,
  externalIds: readonly string[],
): Promise<Set<string | null>> {
  if (externalIds.length === 0) return new Set();
  const rows = await tx.query(sql`
    select ${select(pick(orderReturn, 'externalId'))} from order_return
    where ${orderReturn.importSource} = ${source} and ${orderReturn.externalId} = any(${externalIds}::text[])`);
  return new Set(rows.map((row) => row.externalId));
}

export async function readTakenNumbers(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query(sql`
    select ${select(pick(order, 'orderNumber'))} from orders where ${order.orderNumber} = any(${numbers}::text[])`);
  return new Set(rows.map((row) => row.orderNumber));
}

/** Writes new orders with their lines and payments: one statement for thousands. */
export async function insertImportedOrders(tx: Tx, source: string, orders: readonly PlannedOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const rows = orders.map(({ id, orderNumber, deliveryMethod, totals, source: one }) => ({
    id,
    orderNumber,
    deliveryMethod,
    source: one.recordedAs,
    channel: one.channel,
    currency: one.currency,
    customerId: one.customerId,
    sellingLocationId: one.storeId,
    placedByStaffId: one.placedByStaffId ?? null,
    grossMinor: totals.gross,
    discountMinor: totals.discount,
    netMinor: totals.net,
    shippingMinor: one.shippingMinor,
    taxMinor: totals.tax,
    totalMinor: totals.total,
    placedAt: one.placedAt,
    importSource: source,
    externalId: one.externalId,
  }));
  const payments = orders.flatMap(({ id, paymentId, totals, source: one }) =>
    totals.total > 0n
      ? [
          {
            id: paymentId,
            orderId: id,
            kind: one.paymentKind,
            amountMinor: totals.total,
            reference: one.externalId,
            createdAt: one.placedAt,
          },
        ]
      : [],
  );
  const lines = orders.flatMap((one) =>
    one.lines.map(({ id, source: line }, position) => ({ ...line, id, orderId: one.id, position })),
  );
  await tx.query(sql`
    with o as (${insertImportedOrderRows(rows)}),
    p as (${insertPaymentRows(payments)})
    ${insertLineRows(lines)}`);
}

/** Writes one finished fulfillment order for each imported order that says where its goods left. */
export async function insertImportedFulfillments(tx: Tx, orders: readonly PlannedOrder[]): Promise<void> {
  const finished = orders.flatMap(({ id, fulfillmentOrderId, deliveryMethod, lines, source: { fulfillment } }) =>
    fulfillment
      ? [
          {
            id: fulfillmentOrderId,
            orderId: id,
            locationId: fulfillment.locationId,
            status: deliveryMethod === 'SHIP' ? ('SHIPPED' as const) : ('PICKED_UP' as const),
            deliveryMethod,
            createdAt: fulfillment.changedAt,
            updatedAt: fulfillment.changedAt,
            lines: lines.flatMap((line) =>
              line.variantId === null
                ? []
                : [{ orderLineId: line.id, variantId: line.variantId, quantity: line.quantity }],
            ),
          },
        ]
      : [],
  );
  if (finished.length > 0) await tx.query(insertFulfillmentRows(finished));
}
