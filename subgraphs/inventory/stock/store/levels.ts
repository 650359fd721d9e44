import type { Reader } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { LocationKind } from '../../locations/model/location.ts';
import type { Level } from '../model/states.ts';

/** A level as it is by the clock: units of expired holds are free, whether or not they were tidied. */
export interface LevelRow extends Level {
  readonly updatedAt: Date;
}

export interface VariantTotal {
  readonly variantId: string;
  readonly total: number;
}

export interface LocationStock {
  readonly variantId: string;
  readonly locationId: string;
  readonly available: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Routing facts of an active location and what it holds of a variant. */
export interface RoutingRow {
  readonly variantId: string;
  readonly locationId: string;
  readonly available: number;
  readonly kind: LocationKind;
  readonly pickupEnabled: boolean;
  readonly shipFromStore: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Units of holds whose time is over, by level: few rows, since a sweeper passes every few seconds. */
function expiredUnits(now: Date): SqlQuery {
  return sql`(select level_id, sum(quantity)::int as units from stock_hold_line
    where status = 'LIVE' and expires_at <= ${now} group by level_id)`;
}

/** Units available now; what an expired hold returns settles the shortage first. */
const available = sql`(level.available + greatest(0, coalesce(expired.units, 0) - level.shortage))`;

/** What each variant has available over all active locations: one statement, one row a variant that is stocked. */
export function readTotals(db: Reader, variantIds: readonly string[], now: Date): Promise<VariantTotal[]> {
  return db.query(sql`
    select level.variant_id as "variantId", sum(${available})::int as total
    from inventory_level level
    join location on location.id = level.location_id and location.active
    left join ${expiredUnits(now)} expired on expired.level_id = level.id
    where level.variant_id = any(${variantIds}::text[])
    group by level.variant_id`);
}

/** What each variant has available at each active location that stocks it: one statement. */
export function readStockByLocation(db: Reader, variantIds: readonly string[], now: Date): Promise<LocationStock[]> {
  return db.query(sql`
    select level.variant_id as "variantId", level.location_id as "locationId", ${available} as available,
      location.latitude, location.longitude
    from inventory_level level
    join location on location.id = level.location_id and location.active
    left join ${expiredUnits(now)} expired on expired.level_id = level.id
    where level.variant_id = any(${variantIds}::text[])
    order by location.kind desc, location.code`);
}

/** Units that an owner's holds in force keep, by level. */
function ownUnits(ownerId: string, now: Date): SqlQuery {
  return sql`(select line.level_id, sum(line.quantity)::int as units
    from stock_hold held join stock_hold_line line on line.hold_id = held.id and line.status = 'LIVE'
    where held.owner_id = ${ownerId} and held.status = 'LIVE' and (held.expires_at is null or held.expires_at > ${now})
    group by line.level_id)`;
}

/** Facts for routing; with an owner as that owner finds them, to whom the units it holds are available. */
export function readRoutingRows(
  db: Reader,
  variantIds: readonly string[],
  now: Date,
  ownerId?: string,
): Promise<RoutingRow[]> {
  const [own, units] =
    ownerId === undefined
      ? [sql``, sql``]
      : [sql`left join ${ownUnits(ownerId, now)} own on own.level_id = level.id`, sql`+ coalesce(own.units, 0)`];
  return db.query(sql`
    select level.variant_id as "variantId", level.location_id as "locationId", ${available} ${units} as available,
      location.kind, location.pickup_enabled as "pickupEnabled", location.ship_from_store as "shipFromStore",
      location.latitude, location.longitude
    from inventory_level level
    join location on location.id = level.location_id and location.active
    left join ${expiredUnits(now)} expired on expired.level_id = level.id ${own}
    where level.variant_id = any(${variantIds}::text[])
    order by level.variant_id, location.code`);
}

function levelColumns(): SqlQuery {
  return sql`level.id, level.variant_id as "variantId", level.location_id as "locationId",
    level.on_hand - least(level.shortage, coalesce(expired.units, 0)) as "onHand", ${available} as available,
    level.committed, level.reserved - coalesce(expired.units, 0) as reserved, level.damaged,
    level.safety_stock as "safetyStock", level.quality_control as "qualityControl", level.incoming,
    level.shortage - least(level.shortage, coalesce(expired.units, 0)) as shortage, level.version,
    level.updated_at as "updatedAt"`;
}

export type LevelCondition = 'IN_STOCK' | 'OUT_OF_STOCK' | 'SHORT' | 'INCOMING';

const conditions: Readonly<Record<LevelCondition, SqlQuery>> = {
  IN_STOCK: sql`and ${available} > 0`,
  OUT_OF_STOCK: sql`and ${available} = 0`,
  SHORT: sql`and level.shortage > 0`,
  INCOMING: sql`and level.incoming > 0`,
};

export interface LevelFilter {
  readonly ids?: readonly string[] | undefined;
  readonly locationId?: string | undefined;
  readonly variantIds?: readonly string[] | undefined;
  readonly condition?: LevelCondition | undefined;
}

function where({ ids, locationId, variantIds, condition }: LevelFilter): SqlQuery {
  return sql`
    ${ids === undefined ? sql`` : sql`and level.id = any(${ids}::text[])`}
    ${locationId === undefined ? sql`` : sql`and level.location_id = ${locationId}`}
    ${variantIds === undefined ? sql`` : sql`and level.variant_id = any(${variantIds}::text[])`}
    ${condition === undefined ? sql`` : conditions[condition]}`;
}

/** Levels in the order of their ids, read by key. */
export function readLevelPage(
  db: Reader,
  filter: LevelFilter,
  page: { limit: number; after: readonly string[] | undefined },
  now: Date,
): Promise<LevelRow[]> {
  return db.query(sql`
    select ${levelColumns()} from inventory_level level
    left join ${expiredUnits(now)} expired on expired.level_id = level.id
    where true ${where(filter)} ${page.after === undefined ? sql`` : sql`and level.id > ${page.after[0]}`}
    order by level.id limit ${page.limit + 1}`);
}

export async function countLevels(db: Reader, filter: LevelFilter, now: Date): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    select count(*)::int as count from inventory_level level
    left join ${expiredUnits(now)} expired on expired.level_id = level.id
    where true ${where(filter)}`);
  return row?.count ?? 0;
}

/** Levels by id, or all of some variants: one statement. */
export function readLevels(
  db: Reader,
  filter: { ids: readonly string[] } | { variantIds: readonly string[] },
  now: Date,
): Promise<LevelRow[]> {
  return db.query(sql`
    select ${levelColumns()} from inventory_level level
    left join ${expiredUnits(now)} expired on expired.level_id = level.id
    where true ${where(filter)} order by level.location_id, level.id`);
}

/** Levels by variant and location: one statement; those that do not exist are left out. */
export function readLevelsAt(
  db: Reader,
  levels: ReadonlyArray<{ variantId: string; locationId: string }>,
  now: Date,
): Promise<LevelRow[]> {
  return db.query(sql`
    select ${levelColumns()} from inventory_level level
    join unnest(${levels.map(({ variantId }) => variantId)}::text[], ${levels.map(({ locationId }) => locationId)}::text[])
      as asked(variant_id, location_id) using (variant_id, location_id)
    left join ${expiredUnits(now)} expired on expired.level_id = level.id`);
}

/** Levels where units are missing that placed orders are promised, by the books; those that changed last first. */
export function readShortLevels(
  db: Reader,
  limit: number,
): Promise<Array<{ variantId: string; locationId: string; version: number }>> {
  return db.query(sql`
    select variant_id as "variantId", location_id as "locationId", version from inventory_level
    where shortage > 0 and committed > 0 and shortage > reserved + available order by updated_at desc limit ${limit}`);
}
