import { integer, jsonAgg, jsonObject, nullable, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { fulfillmentException, fulfillmentOrder, fulfillmentOrderLine } from '../../prisma/generated/tables.ts';
import type { StoredFulfillmentOrder } from '../model/fulfillment-order.ts';

const f = aliased(fulfillmentOrder, 'f');
const fl = aliased(fulfillmentOrderLine, 'fl');
const e = aliased(fulfillmentException, 'e');

const LINES = subquery(
  jsonAgg(
    jsonObject({
      ...pick(fl, 'orderLineId', 'variantId', 'quantity'),
      missing: integer(sql`least(coalesce(${e.missing}, 0), ${fl.quantity})`),
      missingSince: nullable(e.since),
    }),
    fl.orderLineId,
  ),
  sql`from fulfillment_order_line fl left join fulfillment_exception e on ${e.fulfillmentOrderId} = ${f.id}
    and ${e.orderLineId} = ${fl.orderLineId} and ${f.status} in ('OPEN', 'IN_PROGRESS')
    where ${fl.fulfillmentOrderId} = ${f.id}`,
);

/** Fulfillment orders of an order `o` with their lines. */
export const FULFILLMENT_ORDERS = subquery(
  jsonAgg(
    jsonObject({
      ...pick(f, 'id', 'orderId', 'locationId', 'status', 'deliveryMethod', 'pickupCode', 'trackingNumber', 'version'),
      ...pick(f, 'createdAt', 'updatedAt'),
      lines: LINES,
    }),
    f.id,
  ),
  sql`from fulfillment_order f where ${f.orderId} = o.id`,
);

export function toFulfillmentOrders(rows: Read<typeof FULFILLMENT_ORDERS>): StoredFulfillmentOrder[] {
  return (rows ?? []).map((row) => ({
    ...row,
    version: BigInt(row.version),
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    lines: row.lines ?? [],
  }));
}
