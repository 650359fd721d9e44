import { randomUUID } from 'node:crypto';
import type { Tx } from '../database/database.ts';
import { select, text } from '../database/select.ts';
import { type SqlQuery, sql } from '../database/sql.ts';
import { toJson } from '../values/json.ts';

/** A fact to publish: past tense, versioned type, ids and figures only, no personal data. */
export interface NewEvent {
  /** `<domain>.<past-tense-fact>.v<n>`, e.g. `orders.order-placed.v1`. */
  readonly type: string;
  readonly aggregateId: string;
  /** Grows by one with each event of the aggregate where order matters; 0 where handlers commute. */
  readonly aggregateVersion: bigint | number;
  readonly occurredAt: Date;
  /** JSON; money as strings of digits in minor units. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What was appended; undefined when that is not known, as of another process. */
export type Appended = readonly NewEvent[] | undefined;

const wakers = new Map<string, Set<(events: Appended) => void>>();

/**
 * Called after each commit that appended to the domain's log in this process, before its caller continues; and, while
 * `listenForAppends` listens, soon after those of other processes.
 */
export function onAppended(domain: string, wake: (events: Appended) => void): () => void {
  const set = wakers.get(domain) ?? new Set();
  wakers.set(domain, set);
  set.add(wake);
  return () => set.delete(wake);
}

export function wakePullers(domain: string, events?: Appended): void {
  for (const wake of wakers.get(domain) ?? []) wake(events);
}

/**
 * The statement that appends events, to be joined as a data-modifying CTE with the change itself where one
 * statement is the whole transaction; `guard` (a WHERE clause) ties it to the change. Wake the pullers afterwards.
 */
export function insertEvents(
  events: readonly NewEvent[],
  guard: SqlQuery = sql``,
): SqlQuery<{ readonly position: string }> {
  const rows = events.map((event) => ({
    id: randomUUID(),
    type: event.type,
    aggregate_id: event.aggregateId,
    aggregate_version: event.aggregateVersion,
    occurred_at: event.occurredAt.toISOString(),
    payload: event.payload,
  }));
  return sql`
    insert into event_log (id, txid, type, aggregate_id, aggregate_version, occurred_at, payload)
    select id, passerelle_log_xid(), type, aggregate_id, aggregate_version, occurred_at, payload
    from json_to_recordset(${toJson(rows)}::json)
      as r(id uuid, type text, aggregate_id text, aggregate_version bigint, occurred_at timestamptz, payload jsonb)
    ${guard}
    returning ${select({ position: text(sql`txid::text || ':' || seq`) })}`;
}

/**
 * The same for one event whose payload only the statement knows: `payload` is an expression of it, and `from` where it comes
 * from; no row, no event. Answers the payload, with which to wake the pullers.
 */
export function insertComputedEvent(
  { type, aggregateId, aggregateVersion, occurredAt }: Omit<NewEvent, 'payload'>,
  payload: SqlQuery,
  from: SqlQuery,
): SqlQuery {
  return sql`
    insert into event_log (id, txid, type, aggregate_id, aggregate_version, occurred_at, payload)
    select ${randomUUID()}::uuid, passerelle_log_xid(), ${type}, ${aggregateId}, ${aggregateVersion}::bigint,
      ${occurredAt}::timestamptz, ${payload} ${from}
    returning payload`;
}

/**
 * Appends events to the domain's log, in the transaction of the change: one statement.
 * @returns the position of the last one, for consumers to catch up with; undefined when there was none.
 */
export function appendEvents(tx: Tx, domain: string, events: readonly NewEvent[]): Promise<string | undefined> {
  return prepareEvents(domain, events)(tx);
}

/** The same in two steps: thousands of events are written out while the database is busy with the change itself. */
export function prepareEvents(domain: string, events: readonly NewEvent[]): (tx: Tx) => Promise<string | undefined> {
  const statement = insertEvents(events);
  return async (tx) => {
    if (events.length === 0) return undefined;
    const positions = await tx.query(statement);
    tx.afterCommit(() => wakePullers(domain, events));
    return positions.at(-1)?.position;
  };
}
