import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { nullable, present, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { adjustmentGroup, inventoryMovement } from '../../prisma/generated/tables.ts';
import type { MovementFilter } from '../model/filters.ts';
import type { AdjustmentGroup, Movement } from '../model/ledger.ts';
import { STATES } from '../model/states.ts';
import type { GroupKind } from '../model/stock-plan.ts';

const m = aliased(inventoryMovement, 'm');
const g = aliased(adjustmentGroup, 'g');

/** The operation that a key stands for. */
export async function readGroupByKey(
  db: Reader,
  kind: GroupKind,
  key: string,
): Promise<{ id: string; requestHash: string } | null> {
  const [row] = await db.query(sql`
    select ${select({ id: adjustmentGroup.id, requestHash: present(adjustmentGroup.requestHash) })} from adjustment_group where kind = ${kind} and key = ${key}`);
  return row ?? null;
}

const movementColumns = {
  ...pick(m, 'id', 'levelId', 'variantId', 'locationId', 'createdAt', ...STATES),
  groupId: g.id,
  ...pick(g, 'kind', 'reason', 'referenceDocumentUri', 'ownerId', 'actor'),
};
const groupColumns = select({ ...movementColumns, id: nullable(m.id), groupCreatedAt: g.createdAt });

/** Operations with their movements, by id; one statement. One that changed nothing has none. */
export async function readGroups(db: Reader, ids: readonly string[]): Promise<AdjustmentGroup[]> {
  const rows = await db.query(sql`
    select ${groupColumns}
    from adjustment_group g left join inventory_movement m on m.group_id = g.id
    where g.id = any(${ids}::text[]) order by m.id`);
  const groups = new Map<string, AdjustmentGroup & { movements: Movement[] }>();
  for (const { id, groupCreatedAt, ...row } of rows) {
    const { groupId, kind, reason, referenceDocumentUri, actor } = row;
    const group = groups.get(groupId) ?? {
      id: groupId,
      kind,
      reason,
      referenceDocumentUri,
      actor,
      createdAt: groupCreatedAt,
      movements: [],
    };
    groups.set(groupId, group);
    if (id !== null) group.movements.push({ ...row, id });
  }
  return [...groups.values()];
}

/** The ledger, newest first. */
export function readMovements(db: Reader, filter: MovementFilter, page: PageRequest): Promise<Movement[]> {
  const { variantIds, locationIds } = filter;
  const { bounds, order } = keyset(page, [{ column: m.id }], 'desc');
  return db.query(sql`
    select ${select(movementColumns)} from inventory_movement m join adjustment_group g on g.id = m.group_id
    where ${bounds}
      ${variantIds === undefined ? sql`` : sql`and m.variant_id = any(${variantIds}::text[])`}
      ${locationIds === undefined ? sql`` : sql`and m.location_id = any(${locationIds}::text[])`}
    order by ${order} limit ${page.limit + 1}`);
}
