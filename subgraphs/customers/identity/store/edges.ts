import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertInto, recordset, value } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomerId, IdentifierId } from '../../../shared/ids.ts';
import { aliasEdge } from '../../prisma/generated/tables.ts';
import type { Edge } from '../model/graph.ts';

const EDGE = select(pick(aliasEdge, 'id', 'leftId', 'rightId', 'kind', 'evidenceIds', 'createdAt'));

/** Edges of members that hold; both ends of an edge always lie in one component. */
export function readActiveEdges(db: Reader, memberIds: readonly CustomerId[]): Promise<Edge[]> {
  return db.query(sql`
    select ${EDGE} from alias_edge where ${aliasEdge.leftId} = any(${memberIds}::text[]) and removed_at is null`);
}

/** Edges that hold and rest on one of the identifiers. */
export function readEdgesOf(tx: Tx, evidenceIds: readonly IdentifierId[]): Promise<Edge[]> {
  return tx.query(sql`
    select ${EDGE} from alias_edge
    where ${aliasEdge.evidenceIds} && ${evidenceIds}::text[] and ${aliasEdge.removedAt} is null`);
}

/**
 * Adds edges; one that was there before, even if removed since, is left as it is: a link that a person took back stays
 * away.
 * @returns the ones that are new.
 */
export function insertEdges(
  tx: Tx,
  edges: ReadonlyArray<Pick<Edge, 'leftId' | 'rightId' | 'kind' | 'evidenceIds'>>,
  at: Date,
): Promise<Edge[]> {
  const rows = edges.map((edge) => {
    const id = newId('edg');
    return { ...edge, id, evidenceKey: edge.kind === 'MANUAL' ? id : edge.evidenceIds.join(' ') };
  });
  const r = recordset('r', pick(aliasEdge, 'id', 'leftId', 'rightId', 'kind', 'evidenceIds', 'evidenceKey'), rows);
  const { leftId, rightId, evidenceKey } = r.columns;
  const fields = {
    ...r.columns,
    createdAt: value(aliasEdge.createdAt, at),
    removedAt: value(aliasEdge.removedAt, null),
  };
  return tx.query(sql`
    ${insertInto(aliasEdge, fields, sql`from ${r} order by ${leftId}, ${rightId}, ${evidenceKey}`)}
    on conflict (left_id, right_id, evidence_key) do nothing returning ${EDGE}`);
}

export async function removeEdges(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.query(sql`update alias_edge set removed_at = ${at} where id = any(${ids}::text[]) and removed_at is null`);
}
