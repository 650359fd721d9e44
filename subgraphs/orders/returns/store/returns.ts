import type { Reader, Tx } from '#kernel/database/database.ts';
import { bigint, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertInto, insertRow, recordset } from '#kernel/database/write.ts';
import type { OrderId, OrderLineId } from '../../../shared/ids.ts';
import { addReturnedUnits } from '../../order/store/lines.ts';
import { returnOrderRow } from '../../order/store/order-changes.ts';
import { order, orderLine, orderReturn, orderReturnLine } from '../../prisma/generated/tables.ts';
import type { Credited } from '../../totals/model/refund.ts';
import type { NewReturn, ReturnedLine } from '../model/return.ts';

const rl = aliased(orderReturnLine, 'rl');
const l = aliased(orderLine, 'l');

/** Writes a return; the check on the lines refuses more units than were bought, whatever came before. */
export async function insertReturn(tx: Tx, made: NewReturn): Promise<{ version: bigint }> {
  const { lines, ...row } = made;
  const keys = [
    'orderLineId',
    'quantity',
    'disposition',
    'grossMinor',
    'discountMinor',
    'netMinor',
    'taxMinor',
    'costMinor',
  ] as const;
  const r = recordset('w', pick(orderReturnLine, ...keys), lines);
  await tx.query(sql`
    with r as (${insertRow(orderReturn, { ...row, importSource: null, externalId: null })} returning id),
    rl as (${insertInto(orderReturnLine, { ...r.columns, returnId: sql`r.id` }, sql`from r, ${r}`)}
      returning order_line_id, quantity),
    returned as (select order_line_id, quantity from rl)
    ${addReturnedUnits()}`);
  const [updated] = await tx.query(sql`
    ${returnOrderRow(row.orderId, row.refundMinor)} returning ${select(pick(order, 'version'))}`);
  if (!updated) throw new Error(`the order ${row.orderId} has vanished`);
  return updated;
}

export async function readReturnLines(db: Reader, returnId: string): Promise<ReturnedLine[]> {
  const columns = select({
    ...pick(rl, 'orderLineId', 'quantity', 'disposition', 'netMinor'),
    ...pick(l, 'variantId', 'kind'),
  });
  return db.query(sql`
    select ${columns} from order_return_line rl join order_line l on ${l.id} = ${rl.orderLineId}
    where ${rl.returnId} = ${returnId} order by ${rl.orderLineId}`);
}

/** What the returns of an order have credited of its lines so far. */
export async function readCredited(db: Reader, orderId: OrderId): Promise<Map<OrderLineId, Credited>> {
  const columns = select({
    lineId: rl.orderLineId,
    grossMinor: bigint(sql`sum(${rl.grossMinor})`),
    netMinor: bigint(sql`sum(${rl.netMinor})`),
    taxMinor: bigint(sql`sum(${rl.taxMinor})`),
    costMinor: bigint(sql`coalesce(sum(${rl.costMinor}), 0)`),
  });
  const rows = await db.query(sql`
    select ${columns} from order_return r join order_return_line rl on ${rl.returnId} = r.id
    where r.order_id = ${orderId} group by ${rl.orderLineId}`);
  return new Map(rows.map((row) => [row.lineId, row]));
}
