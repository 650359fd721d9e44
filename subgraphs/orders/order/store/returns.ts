import { jsonAgg, jsonObject, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { orderReturn, orderReturnLine } from '../../prisma/generated/tables.ts';
import type { OrderReturn } from '../model/order-return.ts';

const r = aliased(orderReturn, 'r');
const rl = aliased(orderReturnLine, 'rl');

const LINES = subquery(
  jsonAgg(jsonObject(pick(rl, 'orderLineId', 'quantity', 'disposition', 'taxMinor')), rl.orderLineId),
  sql`from order_return_line rl where ${rl.returnId} = ${r.id}`,
);

/** Returns of an order `o` with their lines, oldest first. */
export const RETURNS = subquery(
  jsonAgg(
    jsonObject({
      ...pick(r, 'id', 'orderId', 'locationId', 'refundMinor', 'processedAt'),
      ...pick(r, 'shippingNetMinor', 'shippingTaxMinor', 'feeMinor', 'reason'),
      lines: LINES,
    }),
    sql`${r.processedAt}, ${r.id}`,
  ),
  sql`from order_return r where ${r.orderId} = o.id`,
);

export function toReturns(rows: Read<typeof RETURNS>): OrderReturn[] {
  return (rows ?? []).map((row) => ({
    ...row,
    refundMinor: BigInt(row.refundMinor),
    shippingNetMinor: BigInt(row.shippingNetMinor),
    shippingTaxMinor: BigInt(row.shippingTaxMinor),
    feeMinor: BigInt(row.feeMinor),
    processedAt: new Date(row.processedAt),
    lines: (row.lines ?? []).map((line) => ({ ...line, taxMinor: BigInt(line.taxMinor) })),
  }));
}
