import type { Reader } from '#kernel/database/database.ts';
import { jsonAgg, jsonObject, select, subquery, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { orderLine } from '../../prisma/generated/tables.ts';
import { LINE_FIELDS } from '../model/new-order.ts';
import type { OrderLine } from '../model/order-line.ts';

const l = aliased(orderLine, 'l');

/** Lines of an order `o` in their order. */
export const LINES = subquery(
  jsonAgg(jsonObject(pick(l, ...LINE_FIELDS, 'returnedQuantity')), l.position),
  sql`from order_line l where ${l.orderId} = o.id`,
);

export function toLines(rows: Read<typeof LINES>): OrderLine[] {
  return (rows ?? []).map((line) => ({
    ...line,
    unitPriceMinor: BigInt(line.unitPriceMinor),
    grossMinor: BigInt(line.grossMinor),
    discountMinor: BigInt(line.discountMinor),
    netMinor: BigInt(line.netMinor),
    taxMinor: BigInt(line.taxMinor),
    costMinor: line.costMinor === null ? null : BigInt(line.costMinor),
  }));
}

/** Adds units that came back, for each row of the expression `returned (order_line_id, quantity)`. */
export function addReturnedUnits(): SqlQuery {
  return sql`
    update order_line set returned_quantity = returned_quantity + returned.quantity
    from returned where order_line.id = returned.order_line_id`;
}

/** Those of the variants that a line names. */
export async function readSoldVariants(db: Reader, variantIds: readonly string[]): Promise<string[]> {
  const rows = await db.query(sql`
    select ${select({ id: text(sql`v.id`) })} from unnest(${variantIds}::text[]) as v(id)
    where exists (select from order_line l where ${l.variantId} = v.id)`);
  return rows.map(({ id }) => id);
}
