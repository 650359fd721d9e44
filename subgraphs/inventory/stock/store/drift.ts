import type { Reader } from '#kernel/database/database.ts';
import { integer, select, text } from '#kernel/database/select.ts';
import { joinSql, sql, trustedSql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import { inventoryLevel, inventoryMovement } from '../../prisma/generated/tables.ts';
import type { Drift } from '../model/ledger.ts';
import { ON_HAND_STATES, STATES } from '../model/states.ts';

const level = aliased(inventoryLevel, 'level');
const ledger = aliased(inventoryLevel, 'ledger');

const columns = select({
  variantId: level.variantId,
  locationId: level.locationId,
  state: text(sql`counter.state`),
  stored: integer(sql`counter.stored`),
  explained: integer(sql`counter.explained`),
});
const sums = joinSql(STATES.map((state) => sql`sum(${inventoryMovement[state]})::int as ${inventoryLevel[state]}`));
const counters = joinSql(
  STATES.map((state) => {
    const name = trustedSql(`'${inventoryLevel[state].name.toUpperCase()}'`);
    return sql`(${name}, ${level[state]}, coalesce(${ledger[state]}, 0))`;
  }),
);
const onHand = joinSql(
  ON_HAND_STATES.map((state) => ledger[state]),
  ' + ',
);

/**
 * Counters that differ from the sum of their movements, and reserved units that differ from the sum of the live
 * holds. No rows when the ledger is right; at most 500.
 */
export function readDrift(db: Reader): Promise<Drift[]> {
  return db.query(sql`
    with ledger as (
      select level_id, ${sums}
      from inventory_movement group by level_id),
    held as (
      select level_id, sum(quantity)::int as units from stock_hold_line where status = 'LIVE' group by level_id)
    select ${columns}
    from inventory_level level
    left join ledger on ledger.level_id = level.id
    left join held on held.level_id = level.id
    cross join lateral (values
      ${counters},
      ('ON_HAND', level.on_hand, coalesce(${onHand}, 0)),
      ('HOLDS', level.reserved, coalesce(held.units, 0))
    ) as counter(state, stored, explained)
    where counter.stored <> counter.explained
    order by level.variant_id, level.location_id limit 500`);
}
