import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import type { Level } from '../model/states.ts';

export interface ImportedGroup {
  /** Unique among imports; the same one again changes nothing. */
  readonly key: string;
  readonly reason: string;
  readonly actor: string;
  readonly occurredAt: Date;
}

/** Changes of one level by one group; deltas of states, in units. */
export interface ImportedMovement {
  readonly groupKey: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly available: number;
  readonly damaged: number;
  readonly safetyStock: number;
  readonly incoming: number;
}

/** Writes the groups that are new. @returns their ids by key. */
export async function insertImportedGroups(tx: Tx, groups: readonly ImportedGroup[]): Promise<Map<string, string>> {
  const rows = groups.map((group) => ({
    id: newId('grp'),
    key: group.key,
    reason: group.reason,
    actor: group.actor,
    created_at: group.occurredAt,
  }));
  const made = await tx.query<{ id: string; key: string }>(sql`
    insert into adjustment_group (id, kind, key, reason, actor, created_at)
    select id, 'IMPORT', key, reason, actor, created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, key text, reason text, actor text, created_at timestamptz)
    on conflict (kind, key) do nothing returning id, key`);
  return new Map(made.map(({ id, key }) => [key, id]));
}

/** Makes the levels that are missing, so that every movement has one. */
export async function ensureLevels(
  tx: Tx,
  pairs: ReadonlyArray<{ variantId: string; locationId: string }>,
): Promise<void> {
  const distinct = new Map(pairs.map((pair) => [`${pair.variantId} ${pair.locationId}`, pair]));
  const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  await tx.query(sql`
    insert into inventory_level (id, variant_id, location_id)
    select id, variant_id, location_id from unnest(${sorted.map(() => newId('lvl'))}::text[],
      ${sorted.map((pair) => pair.variantId)}::text[], ${sorted.map((pair) => pair.locationId)}::text[]) as r(id, variant_id, location_id)
    on conflict (variant_id, location_id) do nothing`);
}

/**
 * Writes movements and moves their levels by the sums, levels locked in key order: one statement.
 * The constraints of the level refuse what would go below zero.
 */
export async function insertImportedMovements(
  tx: Tx,
  movements: readonly ImportedMovement[],
  groupIds: ReadonlyMap<string, string>,
  groupTimes: ReadonlyMap<string, Date>,
  now: Date,
): Promise<Level[]> {
  const rows = movements.map((movement) => ({
    id: newId('mov'),
    group_id: groupIds.get(movement.groupKey),
    created_at: groupTimes.get(movement.groupKey),
    variant_id: movement.variantId,
    location_id: movement.locationId,
    available: movement.available,
    damaged: movement.damaged,
    safety_stock: movement.safetyStock,
    incoming: movement.incoming,
  }));
  return tx.query<Level>(sql`
    with moved as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, group_id text, created_at timestamptz,
        variant_id text, location_id text, available int, damaged int, safety_stock int, incoming int)
    ), sums as (
      select variant_id, location_id, sum(available)::int as available, sum(damaged)::int as damaged,
             sum(safety_stock)::int as safety_stock, sum(incoming)::int as incoming
      from moved group by variant_id, location_id
    ), locked as (
      select level.id, sums.* from inventory_level level
      join sums on sums.variant_id = level.variant_id and sums.location_id = level.location_id
      order by level.variant_id, level.location_id for update of level
    ), written as (
      insert into inventory_movement (id, group_id, level_id, variant_id, location_id, available, committed, reserved,
        damaged, safety_stock, quality_control, incoming, shortage, created_at)
      select moved.id, moved.group_id, locked.id, moved.variant_id, moved.location_id, moved.available, 0, 0,
        moved.damaged, moved.safety_stock, 0, moved.incoming, 0, moved.created_at
      from moved join locked on locked.variant_id = moved.variant_id and locked.location_id = moved.location_id
    )
    update inventory_level level set
      available = level.available + locked.available, damaged = level.damaged + locked.damaged,
      safety_stock = level.safety_stock + locked.safety_stock, incoming = level.incoming + locked.incoming,
      on_hand = level.on_hand + locked.available + locked.damaged + locked.safety_stock,
      version = level.version + 1, updated_at = ${now}
    from locked where locked.id = level.id
    returning level.id, level.variant_id as "variantId", level.location_id as "locationId", level.available,
      level.committed, level.reserved, level.damaged, level.safety_stock as "safetyStock",
      level.quality_control as "qualityControl", level.incoming, level.shortage, level.on_hand as "onHand", level.version`);
}
