import type { Reader } from '#kernel/database/database.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { aliasesOf } from '../../../shared/customer-alias.ts';
import type { Order, OrderStatus } from '../model/order.ts';
import { ORDER_COLUMNS, selectOrders, toOrder } from './orders.ts';

/** Which orders; days are business days in `zone`, half-open. */
export interface OrderFilter {
  readonly channels?: readonly string[] | undefined;
  readonly storeIds?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly zone: string;
  readonly query?: string | undefined;
  readonly status?: OrderStatus | undefined;
  readonly customerId?: string | undefined;
  readonly currencyCode?: string | undefined;
}

/** Orders that were placed, at some time. */
const PLACED = sql`o.status in ('PLACED', 'CANCELED')`;

/** LIKE pattern of words that may hold its special signs. */
function startsWith(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Conditions on the order itself, without the period. */
function conditions(filter: OrderFilter): SqlQuery[] {
  const parts: SqlQuery[] = [];
  if (filter.channels) parts.push(sql`o.channel = any(${filter.channels}::text[])`);
  if (filter.storeIds) parts.push(sql`o.selling_location_id = any(${filter.storeIds}::text[])`);
  if (filter.currencyCode !== undefined) parts.push(sql`o.currency = ${filter.currencyCode}`);
  if (filter.customerId !== undefined)
    parts.push(sql`o.customer_id in (select alias_id from ${aliasesOf([filter.customerId])} a)`);
  if (filter.query !== undefined && filter.query !== '') {
    const { query } = filter;
    const prefix = startsWith(query.toLowerCase());
    // Each way has an index of its own; joined by OR they would read every order and line.
    parts.push(sql`o.id in (
      select id from orders where id = ${query} or lower(email) = ${query.toLowerCase()}
      union select id from orders where lower(order_number) like ${prefix}
      union select order_id from order_line where sku = ${query}
      union select order_id from order_line where lower(product_title) like ${prefix})`);
  }
  return parts;
}

function within(column: SqlQuery, filter: OrderFilter): SqlQuery[] {
  const parts: SqlQuery[] = [];
  if (filter.from !== undefined)
    parts.push(sql`${column} >= (${filter.from}::date)::timestamp at time zone ${filter.zone}`);
  if (filter.to !== undefined) parts.push(sql`${column} < (${filter.to}::date)::timestamp at time zone ${filter.zone}`);
  return parts;
}

/** The instant that a list is sorted and narrowed by: orders never placed have only their beginning. */
function instantOf(filter: OrderFilter): SqlQuery {
  const placed = filter.status === undefined || filter.status === 'PLACED' || filter.status === 'CANCELED';
  return placed ? sql`o.placed_at` : sql`o.created_at`;
}

function listed(filter: OrderFilter): SqlQuery[] {
  const status = filter.status === undefined ? PLACED : sql`o.status = ${filter.status}`;
  return [...conditions(filter), ...within(instantOf(filter), filter), status];
}

export async function countOrders(db: Reader, filter: OrderFilter): Promise<number> {
  const [row] = await db.query<{ orders: number }>(sql`
    select count(*)::int as orders from orders o where ${joinSql(listed(filter), ' and ')}`);
  return row?.orders ?? 0;
}

/** A page of orders, newest first; those never placed only when their status is asked for. */
export async function findOrderPage(db: Reader, filter: OrderFilter, page: PageRequest): Promise<Order[]> {
  const sortedBy = instantOf(filter);
  const parts = listed(filter);
  const [at, id] = page.after ?? [];
  if (at !== undefined && id !== undefined) parts.push(sql`(${sortedBy}, o.id) < (${at}::timestamptz, ${id})`);
  return selectOrders(
    db,
    sql`from orders o where ${joinSql(parts, ' and ')} order by ${sortedBy} desc, o.id desc limit ${page.limit + 1}`,
  );
}

export interface OrderTotals {
  readonly currency: string;
  readonly orders: number;
  readonly netMinor: bigint;
}

/**
 * Orders and net sales of a period by currency, as the reports define them: what was placed in it, less what was
 * canceled in it and less what came back in it, whenever that was bought.
 */
export async function sumOrders(db: Reader, filter: OrderFilter): Promise<OrderTotals[]> {
  const base = [
    PLACED,
    ...conditions(filter),
    ...(filter.status === undefined ? [] : [sql`o.status = ${filter.status}`]),
  ];
  const where = (column: SqlQuery) => joinSql([...base, ...within(column, filter)], ' and ');
  return db.query<OrderTotals>(sql`
    select currency, sum(orders)::int as orders, sum(net)::bigint as "netMinor" from (
      select o.currency, count(*) as orders, sum(o.net_minor) as net from orders o
      where ${where(sql`o.placed_at`)} group by o.currency
      union all
      select o.currency, -count(*), -sum(o.net_minor - coalesce((
        select sum(rl.net_minor) from order_return r join order_return_line rl on rl.return_id = r.id where r.order_id = o.id), 0))
      from orders o where o.canceled_at is not null and ${where(sql`o.canceled_at`)} group by o.currency
      union all
      select o.currency, 0, -sum(rl.net_minor) from order_return r
      join order_return_line rl on rl.return_id = r.id join orders o on o.id = r.order_id
      where ${where(sql`r.processed_at`)} group by o.currency) as part
    group by currency order by currency`);
}

/** Placed orders of customers, newest first, `limit` each, under any merged id: one statement for all. */
export async function findOrdersOfCustomers(
  db: Reader,
  customerIds: readonly string[],
  page: PageRequest,
): Promise<Map<string, Order[]>> {
  const [at, id] = page.after ?? [];
  const after =
    at !== undefined && id !== undefined ? sql`and (o.placed_at, o.id) < (${at}::timestamptz, ${id})` : sql``;
  const rows = await db.query<Parameters<typeof toOrder>[0] & { requestedId: string }>(sql`
    with person as materialized (select * from ${aliasesOf(customerIds)} a)
    select asked.id as "requestedId", ${ORDER_COLUMNS}
    from (select distinct requested_id as id from person) asked
    cross join lateral (
      select o.id from orders o
      where o.customer_id in (select alias_id from person where requested_id = asked.id)
        and o.status in ('PLACED', 'CANCELED') ${after}
      order by o.placed_at desc, o.id desc limit ${page.limit + 1}) newest
    join orders o on o.id = newest.id
    order by asked.id, o.placed_at desc, o.id desc`);
  const found = new Map<string, Order[]>(customerIds.map((customerId) => [customerId, []]));
  for (const row of rows) found.get(row.requestedId)?.push(toOrder(row));
  return found;
}

/** Orders of each customer's whole history, canceled ones too, under any merged id. */
export async function countHistories(db: Reader, customerIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ requestedId: string; orders: number }>(sql`
    select a.requested_id as "requestedId", count(*)::int as orders
    from ${aliasesOf(customerIds)} a
    join orders o on o.customer_id = a.alias_id and o.status in ('PLACED', 'CANCELED')
    group by a.requested_id`);
  return new Map(rows.map((row) => [row.requestedId, row.orders]));
}

export async function countOrdersOfCustomers(db: Reader, customerIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ requestedId: string; orders: number }>(sql`
    select a.requested_id as "requestedId", count(*)::int as orders
    from ${aliasesOf(customerIds)} a
    join orders o on o.customer_id = a.alias_id and o.status = 'PLACED'
    group by a.requested_id`);
  return new Map(rows.map((row) => [row.requestedId, row.orders]));
}

export async function findOrderByNumber(db: Reader, orderNumber: string): Promise<Order | undefined> {
  return (await selectOrders(db, sql`from orders o where o.order_number = ${orderNumber}`))[0];
}

/** The order that a cart became, for who holds the cart's token. */
export async function findOrderByToken(db: Reader, orderId: string, token: string): Promise<Order | undefined> {
  return (
    await selectOrders(
      db,
      sql`from orders o join cart c on c.id = o.cart_id where o.id = ${orderId} and c.token = ${token}`,
    )
  )[0];
}
