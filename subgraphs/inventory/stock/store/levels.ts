import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { inventoryLevel } from '../../prisma/generated/tables.ts';
import type { LevelFilter } from '../model/filters.ts';
import type { CurrentLevel } from '../model/states.ts';
import { expiredBy } from './hold-expiry.ts';

const level = aliased(inventoryLevel, 'level');

/** Units of expired holds, by level: few rows, since a sweeper passes every few seconds. */
export function expiredUnits(now: Date): SqlQuery {
  return sql`(select level_id, sum(quantity)::int as units from stock_hold_line
    where ${expiredBy(now, sql`stock_hold_line`)} group by level_id)`;
}

/**
 * The same with the moment at which the level's next hold ends, where that is before `until`: a short range, so that it
 * costs no more than what has ended.
 */
export function endingUnits(now: Date, until: Date): SqlQuery {
  return sql`(select level_id,
      coalesce(sum(quantity) filter (where expires_at <= ${now}), 0)::int as units,
      min(expires_at) filter (where expires_at > ${now}) as next_end
    from stock_hold_line where ${expiredBy(until, sql`stock_hold_line`)} group by level_id)`;
}

/** Units available now; what an expired hold returns settles the shortage first. */
export const available = sql`(level.available + greatest(0, coalesce(expired.units, 0) - level.shortage))`;

const expired = sql`coalesce(expired.units, 0)`;

/** The columns of `CurrentLevel`, of `level` joined with the `expiredUnits` as `expired`. */
export const levelColumns = select({
  ...pick(level, 'id', 'variantId', 'locationId', 'committed', 'damaged', 'safetyStock', 'qualityControl', 'incoming'),
  ...pick(level, 'version', 'updatedAt'),
  onHand: integer(sql`${level.onHand} - least(${level.shortage}, ${expired})`),
  available: integer(available),
  reserved: integer(sql`${level.reserved} - ${expired}`),
  shortage: integer(sql`${level.shortage} - least(${level.shortage}, ${expired})`),
});

const conditions: Readonly<Record<NonNullable<LevelFilter['condition']>, SqlQuery>> = {
  IN_STOCK: sql`and ${available} > 0`,
  OUT_OF_STOCK: sql`and ${available} = 0`,
  SHORT: sql`and level.shortage > 0`,
  INCOMING: sql`and level.incoming > 0`,
};

function where({ ids, locationIds, variantIds, condition }: LevelFilter): SqlQuery {
  return sql`
    ${ids === undefined ? sql`` : sql`and level.id = any(${ids}::text[])`}
    ${locationIds === undefined ? sql`` : sql`and level.location_id = any(${locationIds}::text[])`}
    ${variantIds === undefined ? sql`` : sql`and level.variant_id = any(${variantIds}::text[])`}
    ${condition === undefined ? sql`` : conditions[condition]}`;
}

/** Levels in the order of their ids, read by key. */
export function readLevelPage(db: Reader, filter: LevelFilter, page: PageRequest, now: Date): Promise<CurrentLevel[]> {
  const { bounds, order } = keyset(page, [{ column: level.id }]);
  return db.query(sql`
    select ${levelColumns} from inventory_level level
    left join ${expiredUnits(now)} expired on expired.level_id = level.id
    where ${bounds} ${where(filter)} order by ${order} limit ${page.limit + 1}`);
}

export async function countLevels(db: Reader, filter: LevelFilter, now: Date): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from inventory_level level
    left join ${expiredUnits(now)} expired on expired.level_id = level.id
    where true ${where(filter)}`);
  return row?.count ?? 0;
}

/** Levels by id, or all of some variants: one statement. */
export function readLevels(db: Reader, filter: LevelFilter, now: Date): Promise<CurrentLevel[]> {
  return db.query(sql`
    select ${levelColumns} from inventory_level level
    left join ${expiredUnits(now)} expired on expired.level_id = level.id
    where true ${where(filter)} order by level.location_id, level.id`);
}
