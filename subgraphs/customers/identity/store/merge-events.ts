import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Identifier } from '../model/identifiers.ts';
import type { MergeEventRow } from './edges.ts';

/** A merge or unmerge as a profile shows it. */
export interface MergeEventView extends Omit<MergeEventRow, 'survivorId' | 'evidenceIds'> {
  /** The person it is shown with. */
  readonly survivorId: string;
  /** The survivor of that moment. */
  readonly eventSurvivorId: string;
  readonly evidence: readonly Identifier[];
}

/** Merges that whole persons went through, oldest first, in one statement. */
export function readMergeEventsOf(db: Reader, survivorIds: readonly string[]): Promise<MergeEventView[]> {
  return db.query<MergeEventView>(sql`
    select distinct on (e.at, e.id, c.survivor_id) e.id, e.at, e.kind, e.survivor_id as "eventSurvivorId",
      e.merged_id as "mergedId", e.actor, e.reason, c.survivor_id as "survivorId",
      coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
        from identifier i where i.id = any(e.evidence_ids)), '[]') as evidence
    from customer c join merge_event e on e.survivor_id = c.id or e.merged_id = c.id
    where c.survivor_id = any(${survivorIds}::text[])
    order by e.at, e.id, c.survivor_id`);
}
