import type { Reader, Tx } from '#kernel/database/database.ts';
import { boolean, integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertInto, recordset, value } from '#kernel/database/write.ts';
import type { FulfillmentOrderId, OrderLineId } from '../../../shared/ids.ts';
import {
  fulfillmentException,
  fulfillmentOrder,
  fulfillmentOrderLine,
  stockShortage,
} from '../../prisma/generated/tables.ts';
import type { HitLine, LeasedShortage, PromisedLine, ShortLevel } from '../model/shortage.ts';

const f = aliased(fulfillmentOrder, 'f');
const l = aliased(fulfillmentOrderLine, 'l');
const e = aliased(fulfillmentException, 'e');

/** Records the levels; one that is new or has changed is due at once. */
export async function recordShortages(
  db: Reader,
  levels: ReadonlyArray<ShortLevel & { readonly version: number }>,
  now: Date,
): Promise<void> {
  const rows = levels.map(({ version, ...level }) => ({ ...level, levelVersion: version }));
  const r = recordset('r', pick(stockShortage, 'variantId', 'locationId', 'levelVersion'), rows);
  const fields = { ...r.columns, dueAt: value(stockShortage.dueAt, now), leaseUntil: sql`null` };
  await db.query(sql`
    ${insertInto(stockShortage, fields, sql`from ${r} order by 1, 2`)}
    on conflict (variant_id, location_id) do update set level_version = excluded.level_version, due_at = excluded.due_at
    where stock_shortage.level_version <> excluded.level_version`);
}

export async function leaseShortages(
  db: Reader,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<LeasedShortage[]> {
  return db.query(sql`
    update stock_shortage set lease_until = ${leaseUntil}
    where (variant_id, location_id) in (
      select variant_id, location_id from stock_shortage
      where due_at <= ${now} and (lease_until is null or lease_until < ${now})
      order by due_at limit ${limit} for update skip locked)
    returning ${select(pick(stockShortage, 'variantId', 'locationId', 'levelVersion'))}`);
}

/** Nothing is short there any more, unless the level was recorded again in between. */
export async function closeShortage(db: Reader, level: LeasedShortage): Promise<void> {
  await db.query(sql`
    delete from stock_shortage where variant_id = ${level.variantId} and location_id = ${level.locationId}
      and level_version = ${level.levelVersion}`);
}

/** The level is checked again at `dueAt`, or sooner when it was recorded again in between. */
export async function postponeShortage(db: Reader, level: LeasedShortage, dueAt: Date): Promise<void> {
  await db.query(sql`
    update stock_shortage set lease_until = null,
      due_at = case when level_version = ${level.levelVersion} then ${dueAt}::timestamptz else due_at end
    where variant_id = ${level.variantId} and location_id = ${level.locationId}`);
}

/** What fulfillment orders wait to send from a level, of the order that was placed last first. */
export async function readPromised(db: Reader, level: ShortLevel): Promise<PromisedLine[]> {
  const leaving = integer(sql`coalesce((select sum(r.quantity) from fulfillment_reroute r
    where r.fulfillment_order_id = ${f.id} and r.order_line_id = ${l.orderLineId} and r.status = 'PENDING'), 0)`);
  const columns = select({
    ...pick(f, 'orderId', 'status', 'deliveryMethod'),
    fulfillmentOrderId: f.id,
    ...pick(l, 'orderLineId', 'quantity'),
    leaving,
  });
  return db.query(sql`
    select ${columns}
    from fulfillment_order_line l
    join fulfillment_order f on ${f.id} = ${l.fulfillmentOrderId}
    join orders o on o.id = ${f.orderId}
    where ${l.variantId} = ${level.variantId} and ${f.locationId} = ${level.locationId}
      and ${f.status} in ('OPEN', 'IN_PROGRESS') and o.status = 'PLACED'
    order by o.placed_at desc, o.id desc, ${l.orderLineId}`);
}

/**
 * Writes what of a level's fulfillment orders is missing now, in place of what was.
 * @returns those whose exception is new.
 */
export async function writeExceptions(
  tx: Tx,
  level: ShortLevel,
  hits: readonly HitLine[],
  now: Date,
): Promise<Array<{ fulfillmentOrderId: FulfillmentOrderId; orderLineId: OrderLineId }>> {
  const r = recordset('hit', pick(fulfillmentException, 'fulfillmentOrderId', 'orderLineId', 'missing'), hits);
  const fields = {
    ...r.columns,
    variantId: value(fulfillmentException.variantId, level.variantId),
    locationId: value(fulfillmentException.locationId, level.locationId),
    since: value(fulfillmentException.since, now),
  };
  const written = select({
    ...pick(fulfillmentException, 'fulfillmentOrderId', 'orderLineId'),
    isNew: boolean(sql`since = ${now}`),
  });
  const rows = await tx.query(sql`
    with hit as (select * from ${r}),
    gone as (
      delete from fulfillment_exception e
      where ${e.variantId} = ${level.variantId} and ${e.locationId} = ${level.locationId} and not exists (
        select 1 from hit where ${r.columns.fulfillmentOrderId} = ${e.fulfillmentOrderId}
          and ${r.columns.orderLineId} = ${e.orderLineId}))
    ${insertInto(fulfillmentException, fields, sql`from hit`)}
    on conflict (fulfillment_order_id, order_line_id) do update set missing = excluded.missing
    returning ${written}`);
  return rows.filter(({ isNew }) => isNew);
}
