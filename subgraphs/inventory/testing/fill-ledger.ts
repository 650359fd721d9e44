import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { LocationId } from '../../shared/ids.ts';

/** A right ledger of any size, `movements` spread evenly over `levels` of one location (ids `lvl_1` ...). */
export async function fillLedger(
  db: Database,
  locationId: LocationId,
  { levels, movements }: { levels: number; movements: number },
): Promise<void> {
  const each = movements / levels;
  await db.query(sql`
    insert into inventory_level (id, variant_id, location_id, available, on_hand)
    select 'lvl_' || n, 'var_' || n, ${locationId}, ${each}::int, ${each}::int from generate_series(1, ${levels}::int) n`);
  await db.query(sql`
    insert into adjustment_group (id, kind, reason, actor, created_at) values ('grp_1', 'IMPORT', 'Test', 'test', now())`);
  await db.query(sql`
    insert into inventory_movement (id, group_id, level_id, variant_id, location_id, available, committed, reserved,
      damaged, safety_stock, quality_control, incoming, shortage, created_at)
    select 'mov_' || n, 'grp_1', 'lvl_' || (1 + n % ${levels}::int), 'var_' || (1 + n % ${levels}::int), ${locationId},
      1, 0, 0, 0, 0, 0, 0, 0, now()
    from generate_series(0, ${movements}::int - 1) n`);
}
