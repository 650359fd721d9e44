import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { isPlaced, type PlacedOrder } from '../model/order.ts';
import { BY_PLACING, WAS_ORDERED } from './order-pages.ts';
import { ORDER_FIELDS, toOrder } from './orders.ts';

/** People, and the records that are read as theirs. */
export interface People {
  readonly customerIds: readonly string[];
  /** SQL table expression `(requested_id, alias_id)`. */
  readonly records: SqlQuery;
}

/** Placed orders of people, newest first or from the end of the list, `limit` each: one statement for all. */
export async function readHistories(
  db: Reader,
  { customerIds, records }: People,
  page: PageRequest,
): Promise<Map<string, PlacedOrder[]>> {
  const { bounds, order } = keyset(page, BY_PLACING, 'desc');
  const rows = await db.query(sql`
    with person as materialized (select * from ${records} a)
    select ${select({ requestedId: text(sql`asked.id`), ...ORDER_FIELDS })}
    from (select distinct requested_id as id from person) asked
    cross join lateral (
      select o.id from orders o
      where o.customer_id in (select alias_id from person where requested_id = asked.id)
        and ${WAS_ORDERED} and ${bounds}
      order by ${order} limit ${page.limit + 1}) of_page
    join orders o on o.id = of_page.id
    order by asked.id, ${order}`);
  const found = new Map<string, PlacedOrder[]>(customerIds.map((customerId) => [customerId, []]));
  for (const { requestedId, ...row } of rows) {
    const one = toOrder(row);
    if (isPlaced(one)) found.get(requestedId)?.push(one);
  }
  return found;
}

async function countBy(db: Reader, records: SqlQuery, counted: SqlQuery): Promise<Map<string, number>> {
  const rows = await db.query(sql`
    select ${select({ requestedId: text(sql`a.requested_id`), orders: integer(sql`count(*)`) })}
    from ${records} a
    join orders o on o.customer_id = a.alias_id and ${counted}
    group by a.requested_id`);
  return new Map(rows.map((row) => [row.requestedId, row.orders]));
}

/** Orders of each customer's whole history, canceled ones too. */
export function countHistories(db: Reader, records: SqlQuery): Promise<Map<string, number>> {
  return countBy(db, records, WAS_ORDERED);
}

/** Orders of each customer that were placed and not canceled. */
export function countPlacedOrders(db: Reader, records: SqlQuery): Promise<Map<string, number>> {
  return countBy(db, records, sql`o.status = 'PLACED' and not o.is_return_alone`);
}
