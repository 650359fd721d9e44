import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Drift } from '../model/ledger.ts';

/**
 * Counters that differ from the sum of their movements, and reserved units that differ from the sum of the live
 * holds. No rows when the ledger is right; at most 500.
 */
export function readDrift(db: Reader): Promise<Drift[]> {
  return db.query(sql`
    with ledger as (
      select level_id, sum(available)::int as available, sum(committed)::int as committed,
        sum(reserved)::int as reserved, sum(damaged)::int as damaged, sum(safety_stock)::int as safety_stock,
        sum(quality_control)::int as quality_control, sum(incoming)::int as incoming, sum(shortage)::int as shortage
      from inventory_movement group by level_id),
    held as (
      select level_id, sum(quantity)::int as units from stock_hold_line where status = 'LIVE' group by level_id)
    select level.variant_id as "variantId", level.location_id as "locationId", counter.state, counter.stored,
      counter.explained
    from inventory_level level
    left join ledger on ledger.level_id = level.id
    left join held on held.level_id = level.id
    cross join lateral (values
      ('AVAILABLE', level.available, coalesce(ledger.available, 0)),
      ('COMMITTED', level.committed, coalesce(ledger.committed, 0)),
      ('RESERVED', level.reserved, coalesce(ledger.reserved, 0)),
      ('DAMAGED', level.damaged, coalesce(ledger.damaged, 0)),
      ('SAFETY_STOCK', level.safety_stock, coalesce(ledger.safety_stock, 0)),
      ('QUALITY_CONTROL', level.quality_control, coalesce(ledger.quality_control, 0)),
      ('INCOMING', level.incoming, coalesce(ledger.incoming, 0)),
      ('SHORTAGE', level.shortage, coalesce(ledger.shortage, 0)),
      ('ON_HAND', level.on_hand, coalesce(ledger.available + ledger.committed + ledger.reserved + ledger.damaged
        + ledger.safety_stock + ledger.quality_control, 0)),
      ('HOLDS', level.reserved, coalesce(held.units, 0))
    ) as counter(state, stored, explained)
    where counter.stored <> counter.explained
    order by level.variant_id, level.location_id limit 500`);
}
