import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { ReturnId } from '../../../shared/ids.ts';
import type { DateRange } from '../../order/model/order-filter.ts';
import { within } from '../../order/store/date-range.ts';
import { orderReturn } from '../../prisma/generated/tables.ts';

const r = aliased(orderReturn, 'r');

/** Which returns; what is undefined narrows nothing. */
export interface ReturnFilter {
  readonly processed: DateRange;
  readonly locationIds: readonly string[] | undefined;
  readonly orderIds: readonly string[] | undefined;
}

function conditions({ processed, locationIds, orderIds }: ReturnFilter): SqlQuery[] {
  return [
    ...within(r.processedAt, processed),
    ...(locationIds === undefined ? [] : [sql`${r.locationId} = any(${locationIds}::text[])`]),
    ...(orderIds === undefined ? [] : [sql`${r.orderId} = any(${orderIds}::text[])`]),
  ];
}

/** Ids of a page of returns, the latest first. */
export async function readReturnPage(db: Reader, filter: ReturnFilter, page: PageRequest): Promise<ReturnId[]> {
  const columns = [{ column: r.processedAt, type: 'timestamptz' }, { column: r.id }] as const;
  const { bounds, order } = keyset(page, columns, 'desc');
  const where = joinSql([...conditions(filter), bounds], ' and ');
  const rows = await db.query(sql`
    select ${select({ id: r.id })} from order_return r where ${where} order by ${order} limit ${page.limit + 1}`);
  return rows.map(({ id }) => id);
}

export async function countReturns(db: Reader, filter: ReturnFilter): Promise<number> {
  const where = joinSql([sql`true`, ...conditions(filter)], ' and ');
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from order_return r where ${where}`);
  return row?.count ?? 0;
}
