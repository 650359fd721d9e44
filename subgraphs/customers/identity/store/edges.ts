import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import type { Edge } from '../model/graph.ts';

const EDGE_COLUMNS = sql`id, left_id as "leftId", right_id as "rightId", kind, evidence_ids as "evidenceIds", created_at as "createdAt"`;

/** Edges that hold just now, of members; both ends of an edge always lie in one component. */
export function readActiveEdges(db: Reader, memberIds: readonly string[]): Promise<Edge[]> {
  return db.query<Edge>(sql`
    select ${EDGE_COLUMNS} from alias_edge where left_id = any(${memberIds}::text[]) and removed_at is null`);
}

export function readEdgesResting(tx: Tx, evidenceIds: readonly string[]): Promise<Edge[]> {
  return tx.query<Edge>(sql`
    select ${EDGE_COLUMNS} from alias_edge where evidence_ids && ${evidenceIds}::text[] and removed_at is null`);
}

/**
 * Adds edges; one that was there before, even if taken away since, is left as it is: what a person undid stays undone.
 * @returns the ones that are new.
 */
export function insertEdges(
  tx: Tx,
  edges: ReadonlyArray<Pick<Edge, 'leftId' | 'rightId' | 'kind' | 'evidenceIds'>>,
  at: Date,
): Promise<Edge[]> {
  const rows = edges.map((edge) => {
    const id = newId('edg');
    const { leftId, rightId, kind, evidenceIds } = edge;
    const key = kind === 'MANUAL' ? id : evidenceIds.join(' ');
    return { id, left_id: leftId, right_id: rightId, kind, evidence_ids: evidenceIds, evidence_key: key };
  });
  return tx.query<Edge>(sql`
    insert into alias_edge (id, left_id, right_id, kind, evidence_ids, evidence_key, created_at)
    select id, left_id, right_id, kind, evidence_ids, evidence_key, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, left_id text, right_id text, kind text, evidence_ids text[], evidence_key text)
    order by left_id, right_id, evidence_key
    on conflict (left_id, right_id, evidence_key) do nothing
    returning ${EDGE_COLUMNS}`);
}

export async function removeEdges(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.query(sql`update alias_edge set removed_at = ${at} where id = any(${ids}::text[]) and removed_at is null`);
}
