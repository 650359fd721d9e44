import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { inventoryLevel } from '../../prisma/generated/tables.ts';
import type { CurrentLevel, LevelAddress } from '../../stock/model/states.ts';
import { expiredUnits, levelColumns } from '../../stock/store/levels.ts';
import type { ShortLevel } from '../model/short-level.ts';

/** Levels by variant and location: one statement; those that do not exist are left out. */
export function readLevelsAt(db: Reader, levels: readonly LevelAddress[], now: Date): Promise<CurrentLevel[]> {
  return db.query(sql`
    select ${levelColumns} from inventory_level level
    join unnest(${levels.map(({ variantId }) => variantId)}::text[], ${levels.map(({ locationId }) => locationId)}::text[])
      as asked(variant_id, location_id) using (variant_id, location_id)
    left join ${expiredUnits(now)} expired on expired.level_id = level.id`);
}

/** Levels where units are missing that placed orders are promised, by their counters; those that changed last first. */
export function readShortLevels(db: Reader, limit: number): Promise<ShortLevel[]> {
  return db.query(sql`
    select ${select(pick(inventoryLevel, 'variantId', 'locationId', 'version'))} from inventory_level
    where shortage > 0 and committed > 0 and shortage > reserved + available order by updated_at desc limit ${limit}`);
}
