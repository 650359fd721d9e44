import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, like, select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customer, timelineEntry } from '../../prisma/generated/tables.ts';
import type { EntryKind, TimelineEntry } from '../model/timeline-entry.ts';
import { type Person, personRecords } from './person-records.ts';

const e = aliased(timelineEntry, 'e');

/** Adds entries; one whose id is there already stays as it is. */
export async function insertTimelineEntries(tx: Tx, entries: readonly TimelineEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const keys = ['id', 'customerId', 'occurredAt', 'kind', 'channel', 'locationId', 'orderId', 'data'] as const;
  await tx.query(sql`${insertRows(timelineEntry, keys, entries)} on conflict (${timelineEntry.id}) do nothing`);
}

/** Which of a person's entries are read. */
export interface TimelineScope {
  readonly kinds?: readonly EntryKind[] | undefined;
  /** False for the person: what was joined to them would tell who is known by their address. */
  readonly withMerges: boolean;
}

const PERSON = like(customer.id, sql`asked.id`);

function narrowed({ kinds, withMerges }: TimelineScope): SqlQuery {
  const told = withMerges ? sql`true` : sql`${e.kind} <> 'MERGE'`;
  return kinds === undefined ? told : sql`${e.kind} = any(${kinds}::text[]) and ${told}`;
}

const COUNTED = select({ personId: like(customer.id, sql`record.person_id`), count: integer(sql`count(*)`) });

/** Entries of each person's whole history; people without any are left out. */
export async function countTimelineEntries(
  db: Reader,
  people: readonly Person[],
  scope: TimelineScope,
): Promise<Map<string, number>> {
  const rows = await db.query(sql`
    select ${COUNTED} from ${personRecords(people)}
    join timeline_entry e on ${e.customerId} = record.id and ${narrowed(scope)}
    group by record.person_id`);
  return new Map(rows.map((row) => [row.personId, row.count]));
}

const LISTED = select({
  ...pick(e, 'id', 'customerId', 'occurredAt', 'kind', 'channel', 'locationId', 'orderId', 'data'),
  personId: PERSON,
});
const BY_TIME = [{ column: e.occurredAt, type: 'timestamptz' as const }, { column: e.id }];

/** An entry of a person's list. */
export type ListedEntry = TimelineEntry & { readonly personId: CustomerId };

/**
 * Entries of each person, the newest first, at most `limit + 1` each, in one statement. Entries keep the id they were
 * written with; a person's history is that of all its records.
 */
export async function readTimelineEntries(
  db: Reader,
  people: readonly Person[],
  page: PageRequest,
  scope: TimelineScope,
): Promise<ListedEntry[]> {
  const { bounds, order } = keyset(page, BY_TIME, 'desc');
  const rows = await db.query(sql`
    with record as materialized (select * from ${personRecords(people)})
    select ${LISTED} from (select distinct person_id as id from record) asked
    cross join lateral (
      select e.* from timeline_entry e
      where ${e.customerId} in (select id from record where person_id = asked.id) and ${bounds} and ${narrowed(scope)}
      order by ${order} limit ${page.limit + 1}) e
    order by asked.id, ${order}`);
  // The data of a row is what its kind tells: `insertTimelineEntries` writes no other.
  return rows as ListedEntry[];
}
