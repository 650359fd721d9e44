import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select, text } from '#kernel/database/select.ts';
import { joinSql, sql, trustedSql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { inventoryLevel, inventoryMovement, stockHoldLine } from '../../prisma/generated/tables.ts';
import type { Drift, DriftState } from '../model/ledger.ts';
import { ON_HAND_STATES, STATES } from '../model/states.ts';

const level = aliased(inventoryLevel, 'level');
const surplus = aliased(inventoryLevel, 'surplus');
const moved = aliased(inventoryMovement, 'moved');

const columns = select({
  levelId: level.id,
  variantId: level.variantId,
  locationId: level.locationId,
  state: text<DriftState>(sql`counter.state`),
  stored: integer(sql`counter.stored`),
  explained: integer(sql`counter.stored - counter.surplus`),
});

const summed = STATES.map((state) => sql`sum(${inventoryMovement[state]}) as ${inventoryMovement[state]}`);
const onHand = joinSql(
  ON_HAND_STATES.map((state) => moved[state]),
  ' + ',
);
const counted = [...STATES.map((state) => inventoryLevel[state]), inventoryLevel.onHand, sql`held`];
const sums = counted.map((one) => sql`sum(${one})`);
const none = STATES.map(() => sql`0`);
const counters = joinSql([
  ...STATES.map(
    (state) =>
      sql`(${trustedSql(`'${inventoryLevel[state].name.toUpperCase()}'`)}, ${level[state]}, ${surplus[state]})`,
  ),
  sql`('ON_HAND', ${level.onHand}, ${surplus.onHand})`,
  sql`('HOLDS', ${level.reserved}, surplus.held)`,
]);

/**
 * Counters that differ from the sum of their movements, and reserved units that differ from the sum of the live
 * holds; none while the ledger is right. What levels hold, less what movements and holds explain, is added up once by
 * level: no join, so that no estimate of the planner makes it slower than one pass over the ledger.
 */
export function readDrifts(db: Reader, page: PageRequest): Promise<Drift[]> {
  const { bounds, order } = keyset(page, [{ column: level.id }, { column: sql`counter.state` }]);
  return db.query(sql`
    with surplus as (
      select id, ${joinSql(counted.map((one, index) => sql`${sums[index] ?? sql``} as ${one}`))}
      from (
        select id, ${joinSql(STATES.map((state) => inventoryLevel[state]))}, on_hand, reserved as held
        from inventory_level
        union all
        select moved.level_id, ${joinSql(STATES.map((state) => sql`-${moved[state]}`))}, -(${onHand}), 0
        from (select level_id, ${joinSql(summed)} from inventory_movement group by level_id) moved
        union all
        select level_id, ${joinSql(none)}, 0, -${stockHoldLine.quantity} from stock_hold_line where status = 'LIVE'
      ) as part
      group by id having (${joinSql(sums)}) <> (${joinSql([...none, sql`0`, sql`0`])}))
    select ${columns}
    from surplus join inventory_level level on ${level.id} = ${surplus.id}
    cross join lateral (values ${counters}) as counter(state, stored, surplus)
    where counter.surplus <> 0 and ${bounds} order by ${order} limit ${page.limit + 1}`);
}
