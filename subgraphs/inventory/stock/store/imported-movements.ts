import type { Tx } from '#kernel/database/database.ts';
import { present, select } from '#kernel/database/select.ts';
import { joinSql, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, insertRows, recordset } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { AdjustmentGroupId, LocationId, VariantId } from '../../../shared/ids.ts';
import { adjustmentGroup, inventoryLevel, inventoryMovement } from '../../prisma/generated/tables.ts';
import { type Level, STATES } from '../model/states.ts';
import { addToTotals } from './variant-totals.ts';

const level = aliased(inventoryLevel, 'level');
const locked = aliased(inventoryLevel, 'locked');

const groupKeys = [
  'id',
  'kind',
  'key',
  'requestHash',
  'reason',
  'referenceDocumentUri',
  'ownerId',
  'actor',
  'createdAt',
] as const;

/** States that an import may move. */
const IMPORTED = ['available', 'damaged', 'safetyStock', 'incoming'] as const;
const movementColumns = pick(inventoryMovement, 'id', 'groupId', 'createdAt', 'variantId', 'locationId', ...IMPORTED);
const changed = {
  ...Object.fromEntries(IMPORTED.map((state) => [state, sql`${level[state]} + ${locked[state]}`])),
  onHand: sql`${level.onHand} + ${locked.available} + ${locked.damaged} + ${locked.safetyStock}`,
  version: sql`${level.version} + 1`,
};

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
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly available: number;
  readonly damaged: number;
  readonly safetyStock: number;
  readonly incoming: number;
}

/** Writes the groups that are new. @returns their ids by key. */
export async function insertImportedGroups(
  tx: Tx,
  groups: readonly ImportedGroup[],
): Promise<Map<string, AdjustmentGroupId>> {
  const rows = groups.map(({ key, reason, actor, occurredAt }) => ({
    id: newId('grp'),
    kind: 'IMPORT' as const,
    key,
    requestHash: null,
    reason,
    referenceDocumentUri: null,
    ownerId: null,
    actor,
    createdAt: occurredAt,
  }));
  const { id, key } = adjustmentGroup;
  const made = await tx.query(sql`
    ${insertRows(adjustmentGroup, groupKeys, rows)} on conflict (kind, key) do nothing
    returning ${select({ id, key: present(key) })}`);
  return new Map(made.map((group) => [group.key, group.id]));
}

/** Makes the levels that are missing, so that every movement has one. */
export async function ensureLevels(
  tx: Tx,
  pairs: ReadonlyArray<{ variantId: VariantId; locationId: LocationId }>,
): Promise<void> {
  const distinct = new Map(pairs.map((pair) => [`${pair.variantId} ${pair.locationId}`, pair]));
  const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  await tx.query(sql`
    insert into inventory_level (id, variant_id, location_id)
    select id, variant_id, location_id from unnest(${sorted.map(() => newId('lvl'))}::text[],
      ${sorted.map((pair) => pair.variantId)}::text[], ${sorted.map((pair) => pair.locationId)}::text[]) as r(id, variant_id, location_id)
    on conflict (variant_id, location_id) do nothing`);
}

/** The levels, locked in key order, with the states that an import may move. */
export function lockImportedLevels(tx: Tx, pairs: ReadonlyArray<{ variantId: VariantId; locationId: LocationId }>) {
  return tx.query(sql`
    select ${select(pick(level, 'variantId', 'locationId', ...IMPORTED))} from inventory_level level
    join unnest(${pairs.map((pair) => pair.variantId)}::text[], ${pairs.map((pair) => pair.locationId)}::text[])
      as r(variant_id, location_id)
      on ${level.variantId} = r.variant_id and ${level.locationId} = r.location_id
    order by ${level.variantId}, ${level.locationId} for update of level`);
}

/**
 * Writes movements and moves their levels by the sums, levels locked in key order: one statement.
 * The constraints of the level refuse what would go below zero.
 */
export async function insertImportedMovements(
  tx: Tx,
  movements: readonly ImportedMovement[],
  groupIds: ReadonlyMap<string, AdjustmentGroupId>,
  groupTimes: ReadonlyMap<string, Date>,
  now: Date,
): Promise<Level[]> {
  const rows = movements.flatMap(({ groupKey, ...units }) => {
    const [groupId, createdAt] = [groupIds.get(groupKey), groupTimes.get(groupKey)];
    return groupId && createdAt ? [{ id: newId('mov'), groupId, createdAt, ...units }] : [];
  });
  const moved = recordset('moved', movementColumns, rows);
  const zero = sql`0`;
  const fields = { committed: zero, reserved: zero, qualityControl: zero, shortage: zero };
  return tx.query(sql`
    with moved as (select * from ${moved}),
    sums as (
      select ${moved.columns.variantId} as variant_id, ${moved.columns.locationId} as location_id, ${joinSql(
        IMPORTED.map((state) => sql`sum(${moved.columns[state]})::int as ${inventoryLevel[state]}`),
      )}
      from moved group by 1, 2),
    locked as (
      select level.id, sums.* from inventory_level level
      join sums on sums.variant_id = level.variant_id and sums.location_id = level.location_id
      order by level.variant_id, level.location_id for update of level),
    written as (
      ${insertInto(
        inventoryMovement,
        { ...moved.columns, ...fields, levelId: locked.id },
        sql`from moved join locked on ${locked.variantId} = ${moved.columns.variantId}
          and ${locked.locationId} = ${moved.columns.locationId}`,
      )}),
    totaled as (${addToTotals(sql`select ${locked.variantId}, ${locked.available} from locked`)})
    update inventory_level level set ${assignments(inventoryLevel, changed)}, updated_at = ${now}
    from locked where ${locked.id} = ${level.id}
    returning ${select(pick(level, 'id', 'variantId', 'locationId', 'onHand', 'version', ...STATES))}`);
}
