import type { Reader } from '#kernel/database/database.ts';
import { integer, nullable, present, select, timestamp } from '#kernel/database/select.ts';
import { listOf, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { SHORT_LIVED_MS } from '#kernel/request/context.ts';
import type { VariantId } from '../../../shared/ids.ts';
import { inventoryLevel, location, variantTotal } from '../../prisma/generated/tables.ts';
import { inForceAt } from '../../stock/store/hold-expiry.ts';
import { available, endingUnits, expiredUnits } from '../../stock/store/levels.ts';
import type { LocationStock, RoutingFacts, VariantTotal } from '../model/availability.ts';
import type { StorePoint } from '../model/nearby-stores.ts';

const level = aliased(inventoryLevel, 'level');
const at = aliased(location, 'location');

/** Until when anybody keeps an answer with stock in it: only of holds that end before must it be known. */
const keptUntil = (now: Date): Date => new Date(now.getTime() + SHORT_LIVED_MS);

const stockColumns = select({
  ...pick(level, 'variantId', 'locationId'),
  available: integer(available),
  nextEnd: nullable(timestamp(sql`expired.next_end`)),
  ...pick(at, 'kind', 'latitude', 'longitude'),
});
const routingColumns = {
  ...pick(level, 'variantId', 'locationId'),
  ...pick(at, 'kind', 'latitude', 'longitude'),
  pickupEnabled: at.offersPickup,
  shipFromStore: at.shipsOrders,
};

const kept = aliased(variantTotal, 'kept');

/**
 * Units of each variant available over all active locations, without reading their levels: one statement, one row a
 * variant that is stocked. What the kept total does not know is few and added here: units of holds that have ended by
 * the clock alone, and what lies at locations that are not active.
 */
export function readTotals(db: Reader, variantIds: readonly VariantId[], now: Date): Promise<VariantTotal[]> {
  const nextEnd = nullable(timestamp(sql`freed.next_end`));
  const total = integer(sql`${kept.available} + coalesce(freed.units, 0) - coalesce(closed.units, 0)`);
  return db.query(sql`
    select ${select({ variantId: kept.variantId, total, nextEnd })}
    from variant_total kept
    left join (
      select level.variant_id, sum(${available} - level.available) as units, min(expired.next_end) as next_end
      from ${endingUnits(now, keptUntil(now))} expired
      join inventory_level level on level.id = expired.level_id
      join location on location.id = level.location_id and location.is_active
      group by level.variant_id) freed on freed.variant_id = kept.variant_id
    left join (
      select level.variant_id, sum(level.available) as units from inventory_level level
      where level.variant_id = any(${listOf(variantIds)})
        and level.location_id = any(array(select id from location where not is_active))
      group by level.variant_id) closed on closed.variant_id = kept.variant_id
    where kept.variant_id = any(${listOf(variantIds)})`);
}

/** Units of each variant available at each active location that stocks it: one statement. */
export function readStockByLocation(db: Reader, variantIds: readonly VariantId[], now: Date): Promise<LocationStock[]> {
  return db.query(sql`
    select ${stockColumns}
    from inventory_level level
    join location on location.id = level.location_id and location.is_active
    left join ${endingUnits(now, keptUntil(now))} expired on expired.level_id = level.id
    where level.variant_id = any(${listOf(variantIds)})
    order by location.kind desc, location.code`);
}

/** Units that an owner's holds in force keep, by level. */
function ownUnits(ownerId: string, now: Date): SqlQuery {
  return sql`(select line.level_id, sum(line.quantity)::int as units
    from stock_hold held join stock_hold_line line on line.hold_id = held.id and line.status = 'LIVE'
    where held.owner_id = ${ownerId} and ${inForceAt(now, sql`held`)}
    group by line.level_id)`;
}

/** Facts for routing; with an owner as that owner finds them, to whom the units it holds are available. */
export function readRoutingFacts(
  db: Reader,
  variantIds: readonly VariantId[],
  now: Date,
  ownerId?: string,
): Promise<RoutingFacts[]> {
  const [own, units] =
    ownerId === undefined
      ? [sql``, sql``]
      : [sql`left join ${ownUnits(ownerId, now)} own on own.level_id = level.id`, sql`+ coalesce(own.units, 0)`];
  return db.query(sql`
    select ${select({ ...routingColumns, available: integer(sql`${available} ${units}`) })}
    from inventory_level level
    join location on location.id = level.location_id and location.is_active
    left join ${expiredUnits(now)} expired on expired.level_id = level.id ${own}
    where level.variant_id = any(${listOf(variantIds)})
    order by level.variant_id, location.code`);
}

/** Active stores whose latitude lies in a band: candidates, whose distance is still to be computed. */
export async function readStorePoints(db: Reader, from: number, to: number): Promise<StorePoint[]> {
  const columns = { locationId: at.id, latitude: present(at.latitude), longitude: present(at.longitude) };
  const rows = await db.query(sql`
    select ${select(columns)} from location
    where location.is_active and location.kind = 'STORE' and location.latitude between ${from} and ${to}`);
  return rows.map((row) => ({ ...row, available: null }));
}
