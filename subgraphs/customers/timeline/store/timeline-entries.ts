import type { Reader, Tx } from '#kernel/database/database.ts';
import { bigint, integer, like, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customer, timelineEntry } from '../../prisma/generated/tables.ts';
import type { EntryType, TimelineEntry } from '../model/timeline-entry.ts';

const e = aliased(timelineEntry, 'e');
const c = aliased(customer, 'c');

/** Adds entries; one whose id is there already stays as it is. */
export async function insertTimelineEntries(tx: Tx, entries: readonly TimelineEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const keys = ['id', 'customerId', 'occurredAt', 'type', 'channel', 'locationId', 'orderId', 'data'] as const;
  await tx.query(sql`${insertRows(timelineEntry, keys, entries)} on conflict (${timelineEntry.id}) do nothing`);
}

const COUNTED = select({ survivorId: c.survivorId, count: integer(sql`count(*)`) });

/** Entries of each person's whole history; people without any are left out. */
export async function countTimelineEntries(
  db: Reader,
  survivorIds: readonly string[],
  types: readonly EntryType[] | undefined,
): Promise<Map<string, number>> {
  const narrowed = types === undefined ? sql`` : sql`and ${e.type} = any(${types}::text[])`;
  const rows = await db.query(sql`
    select ${COUNTED} from customer c join timeline_entry e on ${e.customerId} = ${c.id}
    where ${c.survivorId} = any(${survivorIds}::text[]) ${narrowed} group by ${c.survivorId}`);
  return new Map(rows.map((row) => [row.survivorId, row.count]));
}

/** An entry of a person's list, with the key of the list's order: time in microseconds since 1970, then id. */
export interface ListedEntry extends TimelineEntry {
  readonly survivorId: CustomerId;
  readonly occurredMicros: bigint;
}

const SURVIVOR = like(customer.id, sql`s.id`);
const found = aliased(timelineEntry, 'found');
const LISTED = select({
  ...pick(found, 'id', 'customerId', 'occurredAt', 'type', 'channel', 'locationId', 'orderId', 'data'),
  survivorId: SURVIVOR,
  occurredMicros: bigint(sql`extract(epoch from ${found.occurredAt}) * 1000000`),
});

/**
 * The newest entries of each person after the cursor, at most `limit + 1` each, in one statement. Entries keep the id
 * they were written with; a person's history is that of all its members.
 */
export function readTimelineEntries(
  db: Reader,
  survivorIds: readonly string[],
  page: PageRequest,
  types: readonly EntryType[] | undefined,
): Promise<ListedEntry[]> {
  const [micros, id] = page.after ?? [];
  const after =
    micros === undefined
      ? sql``
      : sql`and (${e.occurredAt}, ${e.id}) < (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id})`;
  const narrowed = types === undefined ? sql`` : sql`and ${e.type} = any(${types}::text[])`;
  return db.query(sql`
    select ${LISTED}
    from unnest(${survivorIds}::text[]) as s(id)
    cross join lateral (
      select e.* from timeline_entry e
      where ${e.customerId} in (select ${c.id} from customer c where ${c.survivorId} = s.id) ${after} ${narrowed}
      order by ${e.occurredAt} desc, ${e.id} desc
      limit ${page.limit + 1}) as found
    order by s.id, ${found.occurredAt} desc, ${found.id} desc`);
}
