import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { jsonAgg, jsonObject, like, nullable, select, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customer, identifier, mergeEvent } from '../../prisma/generated/tables.ts';
import { type Person, personRecords } from '../../timeline/store/person-records.ts';
import type { MergeEvent, MergeEventView } from '../model/merge-event.ts';

export async function insertMergeEvents(tx: Tx, events: readonly MergeEvent[]): Promise<void> {
  if (events.length === 0) return;
  const keys = ['id', 'at', 'kind', 'survivorId', 'mergedId', 'evidenceIds', 'actor', 'reason'] as const;
  await tx.query(insertRows(mergeEvent, keys, events));
}

/** A merge event in the history of a person. */
export interface PersonMergeEvent extends MergeEventView {
  readonly personId: CustomerId;
}

const e = aliased(mergeEvent, 'e');
const i = aliased(identifier, 'i');
const SHOWN = select({
  ...pick(e, 'id', 'at', 'kind', 'survivorId', 'mergedId', 'actor', 'reason'),
  personId: like(customer.id, sql`asked.id`),
  evidence: nullable(
    subquery(
      jsonAgg(jsonObject(pick(i, 'kind', 'value')), sql`${i.kind}, ${i.value}`),
      sql`from identifier i where ${i.id} = any(${e.evidenceIds})`,
    ),
  ),
});
const BY_TIME = [{ column: e.at, type: 'timestamptz' as const }, { column: e.id }];

/** Merges that people's records went through, at most `limit + 1` of each person, in one statement. */
export async function readMergeEventPages(
  db: Reader,
  people: readonly Person[],
  page: PageRequest,
): Promise<PersonMergeEvent[]> {
  const { bounds, order } = keyset(page, BY_TIME);
  const rows = await db.query(sql`
    with record as materialized (select * from ${personRecords(people)})
    select ${SHOWN} from (select distinct person_id as id from record) asked
    cross join lateral (
      select e.* from merge_event e
      where ${e.id} in (
        select m.id from merge_event m join record on m.survivor_id = record.id where record.person_id = asked.id
        union
        select m.id from merge_event m join record on m.merged_id = record.id where record.person_id = asked.id)
        and ${bounds}
      order by ${order} limit ${page.limit + 1}) e
    order by asked.id, ${order}`);
  return rows.map((row) => ({ ...row, evidence: row.evidence ?? [] }));
}
