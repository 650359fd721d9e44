import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { bigint, integer, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { aliasesOf } from '../../../shared/customer-alias.ts';
import { order } from '../../prisma/generated/tables.ts';
import { isPlaced, type PlacedOrder } from '../model/order.ts';
import type { OrderFilter, OrderSort, OrderSums } from '../model/order-filter.ts';
import { within } from './date-range.ts';
import { selectOrders } from './orders.ts';
import { PAYMENT_STATUS } from './payments.ts';

const o = aliased(order, 'o');

/** Orders that were placed, at some time; not what only stands for goods that came back. */
export const WAS_ORDERED = sql`o.status in ('PLACED', 'CANCELED') and not o.is_return_alone`;

/** What a list of orders is sorted by. */
export const BY_PLACING = [{ column: o.placedAt, type: 'timestamptz' }, { column: o.id }] as const;
const BY_TOTAL = [{ column: o.totalMinor, type: 'bigint' }, { column: o.id }] as const;

/** LIKE pattern of words that may hold its special signs. */
function startsWith(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Each way has an index of its own; joined by OR they would read every order and line. */
function matches(query: string): SqlQuery {
  const prefix = startsWith(query.toLowerCase());
  return sql`${o.id} in (
    select id from orders where id = ${query} or lower(email) = ${query.toLowerCase()}
    union select id from orders where lower(order_number) like ${prefix}
    union select order_id from order_line where sku = ${query}
    union select order_id from order_line where lower(product_title) like ${prefix})`;
}

function isOneOf(column: SqlQuery, values: readonly string[] | undefined): SqlQuery[] {
  return values === undefined ? [] : [sql`${column} = any(${values}::text[])`];
}

/** An order `o` that one of the stores sold, fulfilled or took back. */
function isServedAt(locationIds: readonly string[]): SqlQuery {
  const own = sql`any(${locationIds}::text[])`;
  return sql`(${o.sellingLocationId} = ${own}
    or exists (select 1 from fulfillment_order f where f.order_id = ${o.id} and f.location_id = ${own})
    or exists (select 1 from order_return r where r.order_id = ${o.id} and r.location_id = ${own}))`;
}

/** The scope of staff bound to stores: what is theirs, and what is named so that nobody comes upon it by trying words. */
function inScope(locationIds: readonly string[], query: string | undefined): SqlQuery {
  if (query === undefined) return isServedAt(locationIds);
  const whole = query.toLowerCase();
  return sql`(${isServedAt(locationIds)} or ${o.id} = ${query} or lower(${o.orderNumber}) = ${whole} or lower(${o.email}) = ${whole})`;
}

/** Conditions on the order itself, without the period and whether it was ordered. */
function conditions(filter: OrderFilter): SqlQuery[] {
  const { query, customerId, currencyCode, servedAt } = filter;
  return [
    sql`o.status in ('PLACED', 'CANCELED')`,
    ...isOneOf(o.status, filter.statuses),
    ...isOneOf(PAYMENT_STATUS, filter.paymentStatuses),
    ...isOneOf(o.fulfillmentStatus, filter.fulfillmentStatuses),
    ...isOneOf(o.returnStatus, filter.returnStatuses),
    ...isOneOf(o.channel, filter.channelCodes),
    ...isOneOf(o.sellingLocationId, filter.sellingLocationIds),
    ...(currencyCode === undefined ? [] : [sql`${o.currency} = ${currencyCode}`]),
    ...(customerId === undefined ? [] : [sql`${o.customerId} in (select alias_id from ${aliasesOf([customerId])} a)`]),
    ...(query === undefined ? [] : [matches(query)]),
    ...(servedAt === undefined ? [] : [inScope(servedAt, query)]),
  ];
}

function listed(filter: OrderFilter): SqlQuery[] {
  return [WAS_ORDERED, ...conditions(filter), ...within(o.placedAt, filter.placed)];
}

export async function countOrders(db: Reader, filter: OrderFilter): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ orders: integer(sql`count(*)`) })} from orders o where ${joinSql(listed(filter), ' and ')}`);
  return row?.orders ?? 0;
}

/** A page of orders by the instant of their placing, or by their total. */
export async function readOrderPage(
  db: Reader,
  filter: OrderFilter,
  page: PageRequest,
  sort: OrderSort,
): Promise<PlacedOrder[]> {
  const columns = sort.key === 'TOTAL' ? BY_TOTAL : BY_PLACING;
  const { bounds, order: sorted } = keyset(page, columns, sort.direction === 'ASC' ? 'asc' : 'desc');
  const where = joinSql([...listed(filter), bounds], ' and ');
  const rest = sql`from orders o where ${where} order by ${sorted} limit ${page.limit + 1}`;
  return (await selectOrders(db, rest)).filter(isPlaced);
}

/**
 * Orders and net sales of a period by currency, as the reports define them: what was placed in it, less what was
 * canceled in it and less what came back in it, whenever that was bought; what stands for a return alone was never sold.
 */
export async function sumOrders(db: Reader, filter: OrderFilter): Promise<OrderSums[]> {
  const where = (instant: SqlQuery) => joinSql([...conditions(filter), ...within(instant, filter.placed)], ' and ');
  const sums = select({
    currency: order.currency,
    orders: integer(sql`sum(orders)`),
    netMinor: bigint(sql`sum(net)`),
  });
  return db.query(sql`
    select ${sums} from (
      select o.currency, count(*) as orders, sum(o.net_minor) as net from orders o
      where not o.is_return_alone and ${where(o.placedAt)} group by o.currency
      union all
      select o.currency, -count(*) filter (where not o.is_return_alone),
        -sum(case when o.is_return_alone then 0 else o.net_minor end - coalesce((
        select sum(rl.net_minor) from order_return r join order_return_line rl on rl.return_id = r.id where r.order_id = o.id), 0))
      from orders o where o.canceled_at is not null and ${where(o.canceledAt)} group by o.currency
      union all
      select o.currency, 0, -sum(rl.net_minor) from order_return r
      join order_return_line rl on rl.return_id = r.id join orders o on o.id = r.order_id
      where ${where(sql`r.processed_at`)} group by o.currency) as part
    group by currency order by currency`);
}

/** Whether one of the stores sold, fulfilled or took back the order. */
export async function isOrderServedAt(db: Reader, orderId: string, locationIds: readonly string[]): Promise<boolean> {
  const rows = await db.query(sql`select 1 from orders o where ${o.id} = ${orderId} and ${isServedAt(locationIds)}`);
  return rows.length > 0;
}

export async function readOrderByNumber(db: Reader, orderNumber: string): Promise<PlacedOrder | undefined> {
  return (await selectOrders(db, sql`from orders o where ${o.orderNumber} = ${orderNumber}`)).find(isPlaced);
}
