import type { Reader, Tx } from '#kernel/database/database.ts';
import { bigint, integer, like, select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customer, timelineEntry } from '../../prisma/generated/tables.ts';
import type { EntryType, TimelineEntry } from '../model/timeline-entry.ts';

const e = aliased(timelineEntry, 'e');

/** Adds entries; one whose id is there already stays as it is. */
export async function insertTimelineEntries(tx: Tx, entries: readonly TimelineEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const keys = ['id', 'customerId', 'occurredAt', 'type', 'channel', 'locationId', 'orderId', 'data'] as const;
  await tx.query(sql`${insertRows(timelineEntry, keys, entries)} on conflict (${timelineEntry.id}) do nothing`);
}

/** Whose entries are read: the records that the reader reads as one person. */
export interface TimelinePerson {
  readonly id: CustomerId;
  readonly memberIds: readonly CustomerId[];
}

/** Which of their entries are read. */
export interface TimelineScope {
  readonly types?: readonly EntryType[] | undefined;
  /** False for the person: what was joined to them would tell who is known by their address. */
  readonly withMerges: boolean;
}

/** A person and one of their records. */
const r = aliased(customer, 'r');
const PERSON = like(customer.id, sql`r.survivor_id`);
const COUNTED = select({ personId: PERSON, count: integer(sql`count(*)`) });

function recordsOf(people: readonly TimelinePerson[]): SqlQuery {
  const pairs = people.flatMap(({ id, memberIds }) => memberIds.map((recordId) => [id, recordId] as const));
  return sql`unnest(${pairs.map(([id]) => id)}::text[], ${pairs.map(([, recordId]) => recordId)}::text[]) as r(survivor_id, id)`;
}

function narrowed({ types, withMerges }: TimelineScope): SqlQuery {
  const told = withMerges ? sql`` : sql`and ${e.type} <> 'MERGE'`;
  return types === undefined ? told : sql`and ${e.type} = any(${types}::text[]) ${told}`;
}

/** Entries of each person's whole history; people without any are left out. */
export async function countTimelineEntries(
  db: Reader,
  people: readonly TimelinePerson[],
  scope: TimelineScope,
): Promise<Map<string, number>> {
  const rows = await db.query(sql`
    select ${COUNTED} from ${recordsOf(people)} join timeline_entry e on ${e.customerId} = ${r.id} ${narrowed(scope)}
    group by ${r.survivorId}`);
  return new Map(rows.map((row) => [row.personId, row.count]));
}

/** An entry of a person's list, with the key of the list's order: time in microseconds since 1970, then id. */
export interface ListedEntry extends TimelineEntry {
  readonly personId: CustomerId;
  readonly occurredMicros: bigint;
}

const found = aliased(timelineEntry, 'found');
const LISTED = select({
  ...pick(found, 'id', 'customerId', 'occurredAt', 'type', 'channel', 'locationId', 'orderId', 'data'),
  personId: like(customer.id, sql`s.id`),
  occurredMicros: bigint(sql`extract(epoch from ${found.occurredAt}) * 1000000`),
});

/**
 * The newest entries of each person after the cursor, at most `limit + 1` each, in one statement. Entries keep the id
 * they were written with; a person's history is that of all its members.
 */
export function readTimelineEntries(
  db: Reader,
  people: readonly TimelinePerson[],
  page: PageRequest,
  scope: TimelineScope,
): Promise<ListedEntry[]> {
  const [micros, id] = page.after ?? [];
  const after =
    micros === undefined
      ? sql``
      : sql`and (${e.occurredAt}, ${e.id}) < (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id})`;
  return db.query(sql`
    select ${LISTED}
    from unnest(${people.map(({ id }) => id)}::text[]) as s(id)
    cross join lateral (
      select e.* from timeline_entry e
      where ${e.customerId} in (select ${r.id} from ${recordsOf(people)} where ${r.survivorId} = s.id) ${after} ${narrowed(scope)}
      order by ${e.occurredAt} desc, ${e.id} desc
      limit ${page.limit + 1}) as found
    order by s.id, ${found.occurredAt} desc, ${found.id} desc`);
}
