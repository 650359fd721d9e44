import type { Tx } from '../database/database.ts';
import { bigint, json, select, text } from '../database/select.ts';
import { sql } from '../database/sql.ts';
import type { LoggedEvent } from './event-log.ts';

type Pass = (events: readonly LoggedEvent[]) => Promise<void>;

async function park(tx: Tx, handler: string, events: readonly LoggedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(sql`
    insert into parked_event (handler, aggregate_id, version, event)
    select ${handler}, event->>'aggregateId', (event->>'aggregateVersion')::bigint, event
    from jsonb_array_elements(${JSON.stringify(events)}::jsonb) as e(event)
    on conflict do nothing`);
}

async function unpark(tx: Tx, handler: string, aggregateIds: readonly string[]): Promise<LoggedEvent[]> {
  const rows = await tx.query(sql`
    delete from parked_event where handler = ${handler} and aggregate_id = any(${aggregateIds}::text[])
    returning ${select({ event: json<LoggedEvent>(sql`event`) })}`);
  return rows.map((row) => row.event);
}

/**
 * Passes on the events whose turn has come, lowest version first within an aggregate, and parks those with a
 * gap before them until it is filled. The caller's transaction serializes deliveries of one publisher.
 */
export async function handleInVersionOrder(
  tx: Tx,
  handler: string,
  fresh: readonly LoggedEvent[],
  pass: Pass,
): Promise<void> {
  if (fresh.length === 0) return;
  const ids = [...new Set(fresh.map((event) => event.aggregateId))];
  const known = await tx.query(sql`
    select ${select({ aggregateId: text(sql`aggregate_id`), version: bigint(sql`version`) })} from aggregate_version
    where handler = ${handler} and aggregate_id = any(${ids}::text[]) for update`);
  const last = new Map(known.map((row) => [row.aggregateId, row.version]));
  const waiting = [...fresh, ...(await unpark(tx, handler, ids))].sort((a, b) =>
    BigInt(a.aggregateVersion) < BigInt(b.aggregateVersion) ? -1 : 1,
  );
  const ready: LoggedEvent[] = [];
  const early: LoggedEvent[] = [];
  for (const event of waiting) {
    const expected = (last.get(event.aggregateId) ?? 0n) + 1n;
    if (BigInt(event.aggregateVersion) > expected) {
      early.push(event);
    } else if (BigInt(event.aggregateVersion) === expected) {
      ready.push(event);
      last.set(event.aggregateId, expected);
    }
  }
  await pass(ready);
  await park(tx, handler, early);
  await tx.query(sql`
    insert into aggregate_version (handler, aggregate_id, version)
    select ${handler}, id, version from unnest(${[...last.keys()]}::text[], ${[...last.values()].map(String)}::bigint[]) as v(id, version)
    on conflict (handler, aggregate_id) do update set version = excluded.version`);
}
