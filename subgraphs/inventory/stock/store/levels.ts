import type { Reader } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { CurrentLevel } from '../model/states.ts';
import { expiredBy } from './hold-expiry.ts';

/** Units of holds whose time is over, by level: few rows, since a sweeper passes every few seconds. */
export function expiredUnits(now: Date): SqlQuery {
  return sql`(select level_id, sum(quantity)::int as units from stock_hold_line
    where ${expiredBy(now, sql`stock_hold_line`)} group by level_id)`;
}

/** Units available now; what an expired hold returns settles the shortage first. */
export const available = sql`(level.available + greatest(0, coalesce(expired.units, 0) - level.shortage))`;

/** The columns of `CurrentLevel`, of `level` joined with the `expiredUnits` as `expired`. */
export function levelColumns(): SqlQuery {
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
): Promise<CurrentLevel[]> {
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
): Promise<CurrentLevel[]> {
  return db.query(sql`
    select ${levelColumns()} from inventory_level level
    left join ${expiredUnits(now)} expired on expired.level_id = level.id
    where true ${where(filter)} order by level.location_id, level.id`);
}
