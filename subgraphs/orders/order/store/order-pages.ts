import type { Reader } from '#kernel/database/database.ts';
import { bigint, integer, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { aliasesOf } from '../../../shared/customer-alias.ts';
import { order } from '../../prisma/generated/tables.ts';
import { isPlaced, type PlacedOrder } from '../model/order.ts';
import type { OrderFilter, OrderSums } from '../model/order-filter.ts';
import { selectOrders } from './orders.ts';

const o = aliased(order, 'o');

/** Orders that were placed, at some time. */
const PLACED = sql`o.status in ('PLACED', 'CANCELED')`;

/** LIKE pattern of words that may hold its special signs. */
function startsWith(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Conditions on the order itself, without the period. */
function conditions(filter: OrderFilter): SqlQuery[] {
  const parts: SqlQuery[] = [];
  if (filter.channels) parts.push(sql`${o.channel} = any(${filter.channels}::text[])`);
  if (filter.storeIds) parts.push(sql`${o.sellingLocationId} = any(${filter.storeIds}::text[])`);
  if (filter.currencyCode !== undefined) parts.push(sql`${o.currency} = ${filter.currencyCode}`);
  if (filter.customerId !== undefined)
    parts.push(sql`${o.customerId} in (select alias_id from ${aliasesOf([filter.customerId])} a)`);
  if (filter.query !== undefined && filter.query !== '') {
    const { query } = filter;
    const prefix = startsWith(query.toLowerCase());
    // Each way has an index of its own; joined by OR they would read every order and line.
    parts.push(sql`${o.id} in (
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

function listed(filter: OrderFilter): SqlQuery[] {
  const status = filter.status === undefined ? PLACED : sql`${o.status} = ${filter.status}`;
  return [...conditions(filter), ...within(o.placedAt, filter), status];
}

export async function countOrders(db: Reader, filter: OrderFilter): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ orders: integer(sql`count(*)`) })} from orders o where ${joinSql(listed(filter), ' and ')}`);
  return row?.orders ?? 0;
}

/** A page of orders, newest first. */
export async function readOrderPage(db: Reader, filter: OrderFilter, page: PageRequest): Promise<PlacedOrder[]> {
  const parts = listed(filter);
  const [at, id] = page.after ?? [];
  if (at !== undefined && id !== undefined) parts.push(sql`(${o.placedAt}, o.id) < (${at}::timestamptz, ${id})`);
  const rest = sql`where ${joinSql(parts, ' and ')} order by ${o.placedAt} desc, o.id desc limit ${page.limit + 1}`;
  return (await selectOrders(db, sql`from orders o ${rest}`)).filter(isPlaced);
}

/**
 * Orders and net sales of a period by currency, as the reports define them: what was placed in it, less what was
 * canceled in it and less what came back in it, whenever that was bought.
 */
export async function sumOrders(db: Reader, filter: OrderFilter): Promise<OrderSums[]> {
  const base = [
    PLACED,
    ...conditions(filter),
    ...(filter.status === undefined ? [] : [sql`${o.status} = ${filter.status}`]),
  ];
  const where = (column: SqlQuery) => joinSql([...base, ...within(column, filter)], ' and ');
  const sums = select({
    currency: order.currency,
    orders: integer(sql`sum(orders)`),
    netMinor: bigint(sql`sum(net)`),
  });
  return db.query(sql`
    select ${sums} from (
      select o.currency, count(*) as orders, sum(o.net_minor) as net from orders o
      where ${where(o.placedAt)} group by o.currency
      union all
      select o.currency, -count(*), -sum(o.net_minor - coalesce((
        select sum(rl.net_minor) from order_return r join order_return_line rl on rl.return_id = r.id where r.order_id = o.id), 0))
      from orders o where o.canceled_at is not null and ${where(o.canceledAt)} group by o.currency
      union all
      select o.currency, 0, -sum(rl.net_minor) from order_return r
      join order_return_line rl on rl.return_id = r.id join orders o on o.id = r.order_id
      where ${where(sql`r.processed_at`)} group by o.currency) as part
    group by currency order by currency`);
}

export async function readOrderByNumber(db: Reader, orderNumber: string): Promise<PlacedOrder | undefined> {
  return (await selectOrders(db, sql`from orders o where ${o.orderNumber} = ${orderNumber}`)).find(isPlaced);
}
