import type { Tx } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { type InsertRow, insertInto, insertRows, recordset, value } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { OrderId } from '../../../shared/ids.ts';
import { addReturnedUnits } from '../../order/store/lines.ts';
import { countImportedReturns, summarizeReturns } from '../../order/store/order-changes.ts';
import { insertImportedRefunds, payBackImported } from '../../payment/store/refunds.ts';
import { order, orderReturn, orderReturnLine, refund } from '../../prisma/generated/tables.ts';

type ReturnRow = InsertRow<typeof orderReturn>;

/** A return of another system; `version` is the order's after it. */
export interface ImportedReturn extends Omit<ReturnRow, 'importSource' | 'reason'> {
  readonly orderId: OrderId;
  readonly version: bigint;
}

/** Writes returns of another system and moves what they change of their orders, lines and payments. */
export async function insertImportedReturns(
  tx: Tx,
  source: string,
  returns: readonly ImportedReturn[],
  lines: ReadonlyArray<InsertRow<typeof orderReturnLine>>,
): Promise<void> {
  if (returns.length === 0) return;
  const { importSource, ...columns } = orderReturn;
  const keys = ['id', 'orderId', 'externalId', 'locationId', 'refundMinor', 'processedAt'] as const;
  const rows = returns.map((one) => ({ ...one, refundId: newId('rfn') }));
  const r = recordset('r', { ...pick(columns, ...keys), version: order.version, refundId: refund.id }, rows);
  const { version: _version, refundId: _refundId, ...fields } = r.columns;
  const line = [
    'returnId',
    'orderLineId',
    'quantity',
    'disposition',
    'grossMinor',
    'discountMinor',
    'netMinor',
    'taxMinor',
    'costMinor',
  ] as const;
  await tx.query(sql`
    with r as materialized (select * from ${r}),
    inserted as (
      ${insertInto(orderReturn, { ...fields, importSource: value(importSource, source), reason: sql`null` }, sql`from r`)}),
    inserted_lines as (${insertRows(orderReturnLine, line, lines)} returning order_line_id, quantity),
    returned as (select order_line_id, sum(quantity)::int as quantity from inserted_lines group by 1),
    refunds as (${insertImportedRefunds()}),
    paid_back as (${payBackImported()}),
    counted as (${countImportedReturns()})
    ${addReturnedUnits()}`);
  await tx.query(summarizeReturns([...new Set(returns.map(({ orderId }) => orderId))]));
}

/** Frees the keys of the orders' returns for those of another import. */
export function freeImportedReturns(orderIds: readonly OrderId[]): SqlQuery {
  return sql`
    update order_return set import_source = null, external_id = null where order_id = any(${orderIds}::text[])`;
}
