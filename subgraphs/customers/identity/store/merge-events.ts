import type { Reader, Tx } from '#kernel/database/database.ts';
import { jsonAgg, jsonObject, nullable, select, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customer, identifier, mergeEvent } from '../../prisma/generated/tables.ts';
import type { MergeEvent, MergeEventView } from '../model/merge-event.ts';

export async function insertMergeEvents(tx: Tx, events: readonly MergeEvent[]): Promise<void> {
  if (events.length === 0) return;
  const keys = ['id', 'at', 'kind', 'survivorId', 'mergedId', 'evidenceIds', 'actor', 'reason'] as const;
  await tx.query(insertRows(mergeEvent, keys, events));
}

/** A merge event in the history of a person. */
export interface PersonMergeEvent extends MergeEventView {
  /** The present survivor of the person. */
  readonly personId: CustomerId;
}

const e = aliased(mergeEvent, 'e');
const c = aliased(customer, 'c');
const i = aliased(identifier, 'i');
const SHOWN = select({
  ...pick(e, 'id', 'at', 'kind', 'survivorId', 'mergedId', 'actor', 'reason'),
  personId: c.survivorId,
  evidence: nullable(
    subquery(
      jsonAgg(jsonObject(pick(i, 'kind', 'value')), sql`${i.kind}, ${i.value}`),
      sql`from identifier i where ${i.id} = any(${e.evidenceIds})`,
    ),
  ),
});

/** Merges that whole persons went through, oldest first, in one statement. */
export async function readMergeEventsOf(db: Reader, survivorIds: readonly string[]): Promise<PersonMergeEvent[]> {
  const rows = await db.query(sql`
    select distinct on (${e.at}, ${e.id}, ${c.survivorId}) ${SHOWN}
    from customer c join merge_event e on ${e.survivorId} = ${c.id} or ${e.mergedId} = ${c.id}
    where ${c.survivorId} = any(${survivorIds}::text[])
    order by ${e.at}, ${e.id}, ${c.survivorId}`);
  return rows.map((row) => ({ ...row, evidence: row.evidence ?? [] }));
}
