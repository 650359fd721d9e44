import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { MergeEvent, MergeEventView } from '../model/merge-event.ts';

export async function insertMergeEvents(tx: Tx, events: readonly MergeEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ survivorId, mergedId, evidenceIds, ...rest }) => ({
    ...rest,
    survivor_id: survivorId,
    merged_id: mergedId,
    evidence_ids: evidenceIds,
  }));
  await tx.query(sql`
    insert into merge_event (id, at, kind, survivor_id, merged_id, evidence_ids, actor, reason)
    select id, at, kind, survivor_id, merged_id, evidence_ids, actor, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, at timestamptz, kind text, survivor_id text, merged_id text, evidence_ids text[], actor text, reason text)`);
}

/** A merge event in the history of a person. */
export interface PersonMergeEvent extends MergeEventView {
  /** The present survivor of the person. */
  readonly personId: string;
}

/** Merges that whole persons went through, oldest first, in one statement. */
export function readMergeEventsOf(db: Reader, survivorIds: readonly string[]): Promise<PersonMergeEvent[]> {
  return db.query<PersonMergeEvent>(sql`
    select distinct on (e.at, e.id, c.survivor_id) e.id, e.at, e.kind, e.survivor_id as "survivorId",
      e.merged_id as "mergedId", e.actor, e.reason, c.survivor_id as "personId",
      coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
        from identifier i where i.id = any(e.evidence_ids)), '[]') as evidence
    from customer c join merge_event e on e.survivor_id = c.id or e.merged_id = c.id
    where c.survivor_id = any(${survivorIds}::text[])
    order by e.at, e.id, c.survivor_id`);
}
