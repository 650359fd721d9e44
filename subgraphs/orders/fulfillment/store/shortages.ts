import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type { HitLine, PromisedLine } from '../model/shortage.ts';

export interface ShortLevel {
  readonly variantId: string;
  readonly locationId: string;
}

/** A level that this worker alone looks at until its lease ends. */
export interface LeasedShortage extends ShortLevel {
  readonly levelVersion: number;
}

/** Notes the levels; one that is new or has changed is due at once. */
export async function noteShortages(
  db: Reader,
  levels: ReadonlyArray<ShortLevel & { readonly version: number }>,
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into stock_shortage (variant_id, location_id, level_version, due_at)
    select "variantId", "locationId", version, ${now}::timestamptz
    from jsonb_to_recordset(${toJson(levels)}::jsonb) as r("variantId" text, "locationId" text, version int)
    order by 1, 2
    on conflict (variant_id, location_id) do update set level_version = excluded.level_version, due_at = excluded.due_at
    where stock_shortage.level_version <> excluded.level_version`);
}

export async function leaseShortages(
  db: Reader,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<LeasedShortage[]> {
  return db.query<LeasedShortage>(sql`
    update stock_shortage set lease_until = ${leaseUntil}
    where (variant_id, location_id) in (
      select variant_id, location_id from stock_shortage
      where due_at <= ${now} and (lease_until is null or lease_until < ${now})
      order by due_at limit ${limit} for update skip locked)
    returning variant_id as "variantId", location_id as "locationId", level_version as "levelVersion"`);
}

/** Nothing is short there any more, unless the level was noted anew meanwhile. */
export async function closeShortage(db: Reader, level: LeasedShortage): Promise<void> {
  await db.query(sql`
    delete from stock_shortage where variant_id = ${level.variantId} and location_id = ${level.locationId}
      and level_version = ${level.levelVersion}`);
}

/** The level is looked at again at `dueAt`, or sooner when it was noted anew meanwhile. */
export async function postponeShortage(db: Reader, level: LeasedShortage, dueAt: Date): Promise<void> {
  await db.query(sql`
    update stock_shortage set lease_until = null,
      due_at = case when level_version = ${level.levelVersion} then ${dueAt}::timestamptz else due_at end
    where variant_id = ${level.variantId} and location_id = ${level.locationId}`);
}

/** What fulfillment orders wait to send from a level, of the order that was placed last first. */
export async function findPromised(db: Reader, level: ShortLevel): Promise<PromisedLine[]> {
  return db.query<PromisedLine>(sql`
    select f.order_id as "orderId", f.id as "fulfillmentOrderId", l.order_line_id as "orderLineId", f.status,
      f.delivery_method as "deliveryMethod", l.quantity,
      coalesce((select sum(r.quantity)::int from fulfillment_reroute r
        where r.fulfillment_order_id = f.id and r.order_line_id = l.order_line_id and r.status = 'PENDING'), 0) as leaving
    from fulfillment_order_line l
    join fulfillment_order f on f.id = l.fulfillment_order_id
    join orders o on o.id = f.order_id
    where l.variant_id = ${level.variantId} and f.location_id = ${level.locationId}
      and f.status in ('OPEN', 'IN_PROGRESS') and o.status = 'PLACED'
    order by o.placed_at desc, o.id desc, l.order_line_id`);
}

/**
 * Writes what of a level's fulfillment orders is missing now, in the place of what was.
 * @returns those whose exception is new.
 */
export async function writeExceptions(
  tx: Tx,
  level: ShortLevel,
  hits: readonly HitLine[],
  now: Date,
): Promise<Array<{ fulfillmentOrderId: string; orderLineId: string }>> {
  const rows = hits.map(({ fulfillmentOrderId, orderLineId, missing }) => ({
    fulfillmentOrderId,
    orderLineId,
    missing,
  }));
  const written = await tx.query<{ fulfillmentOrderId: string; orderLineId: string; isNew: boolean }>(sql`
    with hit as (
      select * from jsonb_to_recordset(${toJson(rows)}::jsonb)
        as hit("fulfillmentOrderId" text, "orderLineId" text, missing int)),
    gone as (
      delete from fulfillment_exception e
      where e.variant_id = ${level.variantId} and e.location_id = ${level.locationId} and not exists (
        select 1 from hit where hit."fulfillmentOrderId" = e.fulfillment_order_id and hit."orderLineId" = e.order_line_id))
    insert into fulfillment_exception (fulfillment_order_id, order_line_id, variant_id, location_id, missing, since)
    select "fulfillmentOrderId", "orderLineId", ${level.variantId}::text, ${level.locationId}::text, missing,
      ${now}::timestamptz from hit
    on conflict (fulfillment_order_id, order_line_id) do update set missing = excluded.missing
    returning fulfillment_order_id as "fulfillmentOrderId", order_line_id as "orderLineId", since = ${now} as "isNew"`);
  return written.filter(({ isNew }) => isNew);
}

/** Fulfillment orders that cannot send what they should, longest first; those of some locations when these are named. */
export async function findExceptionalIds(
  db: Reader,
  locationIds: readonly string[] | undefined,
  limit: number,
): Promise<string[]> {
  const within = locationIds === undefined ? sql`` : sql`and e.location_id = any(${locationIds}::text[])`;
  const rows = await db.query<{ id: string }>(sql`
    select e.fulfillment_order_id as id from fulfillment_exception e
    join fulfillment_order f on f.id = e.fulfillment_order_id and f.status in ('OPEN', 'IN_PROGRESS')
    where true ${within} group by 1 order by min(e.since), 1 limit ${limit}`);
  return rows.map(({ id }) => id);
}
