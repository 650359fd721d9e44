import type { Tx } from '#kernel/database/database.ts';
import { jsonAgg, jsonObject, select, subquery } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertFulfillmentRows } from '../../fulfillment/store/fulfillment-orders.ts';
import { insertImportedOrderRows, insertLineRows } from '../../order/store/new-orders.ts';
import { takeBackOrderRows } from '../../order/store/order-changes.ts';
import { insertPaymentRows } from '../../payment/store/new-payments.ts';
import { payBackOrders } from '../../payment/store/payments.ts';
import { order, orderLine, orderReturn, orderReturnLine } from '../../prisma/generated/tables.ts';
import { freeImportedReturns } from '../../returns/store/imported-returns.ts';
import type { PlannedOrder } from '../model/import-plan.ts';
import type { ImportedKnownOrder } from '../model/known-order.ts';

const o = aliased(order, 'o');
const l = aliased(orderLine, 'l');
const r = aliased(orderReturn, 'r');
const rl = aliased(orderReturnLine, 'rl');

/** One import of a source at a time: what is read here holds until the transaction ends. */
export async function lockSource(tx: Tx, source: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('orders.import'), hashtext(${source}))`);
}

/**
 * Orders of a source that are there already, locked as by every change of an order, with what returns and corrections
 * need to know of them.
 */
export async function readImported(
  tx: Tx,
  source: string,
  externalIds: readonly string[],
): Promise<ImportedKnownOrder[]> {
  await tx.query(sql`
    select 1 from orders where import_source = ${source} and external_id = any(${externalIds}::text[])
    order by id for update`);
  return readOrders(tx, sql`${o.importSource} = ${source} and ${o.externalId} = any(${externalIds}::text[])`);
}

/** Some orders of a source, locked, in the order of their ids: what an import that is taken back has left. */
export async function readSomeOf(tx: Tx, source: string, limit: number): Promise<ImportedKnownOrder[]> {
  const ids = await tx.query(sql`
    select ${select(pick(order, 'id'))} from orders where ${order.importSource} = ${source}
    order by ${order.id} limit ${limit} for update`);
  return readOrders(tx, sql`${o.id} = any(${ids.map(({ id }) => id)}::text[])`);
}

async function readOrders(tx: Tx, condition: SqlQuery): Promise<ImportedKnownOrder[]> {
  const line = {
    ...pick(l, 'id', 'externalId', 'variantId', 'productId', 'category', 'sku', 'quantity', 'returnedQuantity'),
    ...pick(l, 'grossMinor', 'discountMinor', 'netMinor', 'taxMinor', 'costMinor'),
  };
  const returnLine = pick(rl, 'orderLineId', 'quantity', 'grossMinor', 'discountMinor', 'netMinor', 'costMinor');
  const returned = {
    ...pick(r, 'id', 'locationId', 'refundMinor', 'processedAt'),
    lines: subquery(
      jsonAgg(jsonObject(returnLine), rl.orderLineId),
      sql`from order_return_line rl where ${rl.returnId} = ${r.id}`,
    ),
  };
  const columns = select({
    ...pick(o, 'id', 'externalId', 'orderNumber', 'channel', 'currency', 'sellingLocationId', 'customerId', 'version'),
    ...pick(o, 'totalMinor', 'refundedMinor', 'placedAt', 'canceledAt', 'shippingMinor', 'taxMinor'),
    ...pick(o, 'placedByStaffId', 'deliveryMethod'),
    lines: subquery(jsonAgg(jsonObject(line), l.position), sql`from order_line l where ${l.orderId} = ${o.id}`),
    returns: subquery(
      jsonAgg(jsonObject(returned), r.processedAt),
      sql`from order_return r where ${r.orderId} = ${o.id}`,
    ),
  });
  const rows = await tx.query(sql`select ${columns} from orders o where ${condition}`);
  return rows.map((row) => ({
    ...row,
    lines: (row.lines ?? []).map((one) => ({ ...one, ...amounts(one), taxMinor: BigInt(one.taxMinor) })),
    returns: (row.returns ?? []).map((one) => ({
      ...one,
      refundMinor: BigInt(one.refundMinor),
      processedAt: new Date(one.processedAt),
      lines: (one.lines ?? []).map((part) => ({ ...part, ...amounts(part) })),
    })),
  }));
}

function amounts(json: {
  readonly grossMinor: number;
  readonly discountMinor: number;
  readonly netMinor: number;
  readonly costMinor: number | null;
}) {
  return {
    grossMinor: BigInt(json.grossMinor),
    discountMinor: BigInt(json.discountMinor),
    netMinor: BigInt(json.netMinor),
    costMinor: json.costMinor === null ? null : BigInt(json.costMinor),
  };
}

/**
 * Orders that are taken back: canceled from the moment they were placed, their keys and numbers free for others, their
 * money paid back.
 */
export async function takeBackOrders(tx: Tx, orders: readonly ImportedKnownOrder[], now: Date): Promise<void> {
  if (orders.length === 0) return;
  const ids = orders.map(({ id }) => id);
  await tx.query(takeBackOrderRows(ids));
  await tx.query(freeImportedReturns(ids));
  await tx.query(payBackOrders(ids, now));
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
    shippingAddress: one.shippingAddress ?? null,
    grossMinor: totals.gross,
    discountMinor: totals.discount,
    netMinor: totals.net,
    shippingMinor: one.shippingMinor,
    taxMinor: totals.tax,
    totalMinor: totals.total,
    isReturnAlone: one.isReturnAlone,
    placedAt: one.placedAt,
    canceledAt: one.canceledAt ?? null,
    importSource: source,
    externalId: one.externalId,
  }));
  // What was paid for a canceled order was given back long ago.
  const payments = orders.flatMap(({ id, paymentId, totals, source: one }) =>
    totals.total > 0n && !one.canceledAt
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
    one.lines.map(({ id, source: line }, position) => ({
      ...line,
      id,
      orderId: one.id,
      position,
      taxIncluded: one.source.taxIncluded,
    })),
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
