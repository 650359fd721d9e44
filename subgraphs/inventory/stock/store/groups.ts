import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { AdjustmentGroup, Movement } from '../model/ledger.ts';
import type { GroupKind } from '../model/stock-plan.ts';

interface GroupHeading {
  readonly groupId: string;
  readonly groupCreatedAt: Date;
}

/** The operation that a key stands for. */
export async function readGroupByKey(
  db: Reader,
  kind: GroupKind,
  key: string,
): Promise<{ id: string; requestHash: string } | null> {
  const [row] = await db.query<{ id: string; requestHash: string }>(sql`
    select id, request_hash as "requestHash" from adjustment_group where kind = ${kind} and key = ${key}`);
  return row ?? null;
}

const movementColumns = sql`
  m.id, m.level_id as "levelId", m.variant_id as "variantId", m.location_id as "locationId", m.available, m.committed,
  m.reserved, m.damaged, m.safety_stock as "safetyStock", m.quality_control as "qualityControl", m.incoming, m.shortage,
  m.created_at as "createdAt", g.kind, g.reason,
  g.reference_document_uri as "referenceDocumentUri", g.owner_id as "ownerId", g.actor`;

/** Operations with their movements, by id; one statement. One that changed nothing has none. */
export async function readGroups(db: Reader, ids: readonly string[]): Promise<AdjustmentGroup[]> {
  const rows = await db.query<GroupHeading & Omit<Movement, 'id'> & { id: string | null }>(sql`
    select g.id as "groupId", g.created_at as "groupCreatedAt", ${movementColumns}
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

/** The ledger, newest first, read by key. */
export function readMovements(
  db: Reader,
  filter: { variantId?: string | undefined; locationId?: string | undefined },
  page: { limit: number; after: readonly string[] | undefined },
): Promise<Movement[]> {
  const { variantId, locationId } = filter;
  return db.query(sql`
    select m.group_id as "groupId", ${movementColumns} from inventory_movement m join adjustment_group g on g.id = m.group_id
    where true
      ${variantId === undefined ? sql`` : sql`and m.variant_id = ${variantId}`}
      ${locationId === undefined ? sql`` : sql`and m.location_id = ${locationId}`}
      ${page.after === undefined ? sql`` : sql`and m.id < ${page.after[0]}`}
    order by m.id desc limit ${page.limit + 1}`);
}
