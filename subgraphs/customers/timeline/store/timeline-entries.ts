import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { EntryType, TimelineEntry } from '../model/timeline-entry.ts';

/** Adds entries, each once however often it is told. */
export async function insertTimelineEntries(tx: Tx, entries: readonly TimelineEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    id: entry.id,
    customer_id: entry.customerId,
    occurred_at: entry.occurredAt,
    type: entry.type,
    channel: entry.channel,
    location_id: entry.locationId,
    order_id: entry.orderId,
    data: entry.data,
  }));
  await tx.query(sql`
    insert into timeline_entry (id, customer_id, occurred_at, type, channel, location_id, order_id, data)
    select id, customer_id, occurred_at, type, channel, location_id, order_id, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, customer_id text, occurred_at timestamptz,
      type text, channel text, location_id text, order_id text, data jsonb)
    on conflict (id) do nothing`);
}

/** Entries of each person's whole history; people without any are left out. */
export async function countTimelineEntries(
  db: Reader,
  survivorIds: readonly string[],
  types: readonly EntryType[] | undefined,
): Promise<Map<string, number>> {
  const narrowed = types === undefined ? sql`` : sql`and e.type = any(${types}::text[])`;
  const rows = await db.query<{ survivorId: string; count: number }>(sql`
    select c.survivor_id as "survivorId", count(*)::int as count
    from customer c join timeline_entry e on e.customer_id = c.id
    where c.survivor_id = any(${survivorIds}::text[]) ${narrowed} group by c.survivor_id`);
  return new Map(rows.map((row) => [row.survivorId, row.count]));
}

/** An entry of a person's list, with the key of the list's order: time in microseconds since 1970, then id. */
export interface ListedEntry extends TimelineEntry {
  readonly survivorId: string;
  readonly occurredMicros: bigint;
}

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
      : sql`and (e.occurred_at, e.id) < (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id})`;
  const narrowed = types === undefined ? sql`` : sql`and e.type = any(${types}::text[])`;
  return db.query<ListedEntry>(sql`
    select s.id as "survivorId", found.*
    from unnest(${survivorIds}::text[]) as s(id)
    cross join lateral (
      select e.id, e.customer_id as "customerId", e.occurred_at as "occurredAt", e.type, e.channel,
        e.location_id as "locationId", e.order_id as "orderId", e.data,
        (extract(epoch from e.occurred_at) * 1000000)::bigint as "occurredMicros"
      from timeline_entry e
      where e.customer_id in (select c.id from customer c where c.survivor_id = s.id) ${after} ${narrowed}
      order by e.occurred_at desc, e.id desc
      limit ${page.limit + 1}) as found
    order by s.id, found."occurredAt" desc, found.id desc`);
}
