import pg from 'pg';
import type { Reader } from '../database/database.ts';
import { json, select, text } from '../database/select.ts';
import { sql } from '../database/sql.ts';
import type { Logger } from '../request/log.ts';
import { onAppended, wakePullers } from './outbox.ts';

/** An event as its publisher's log holds it. */
export interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  readonly aggregateId: string;
  /** A string of digits. */
  readonly aggregateVersion: string;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** `<transaction id>:<sequence>`; the order of the log. */
  readonly position: string;
}

export const START = '0:0';

function parsePosition(position: string): [string, string] {
  const match = /^(\d+):(\d+)$/.exec(position);
  if (!match?.[1] || !match[2]) throw new TypeError(`not a log position: ${position}`);
  return [match[1], match[2]];
}

/** Negative when `a` lies before `b` in the log. */
export function comparePositions(a: string, b: string): number {
  const [aTx, aSeq] = parsePosition(a).map(BigInt) as [bigint, bigint];
  const [bTx, bSeq] = parsePosition(b).map(BigInt) as [bigint, bigint];
  if (aTx !== bTx) return aTx < bTx ? -1 : 1;
  return aSeq === bSeq ? 0 : aSeq < bSeq ? -1 : 1;
}

/**
 * The position below which every event that will ever be there can be seen: the next transaction id, or that of the
 * oldest transaction of this domain's own role that still runs. (The server's oldest transaction would do too, but
 * a long import of another domain, or of another database, would hold everybody up.) The bound is computed in this
 * order: ids completed so far, then who is running, then, in a statement of its own, the events; so a transaction
 * that is not listed has either ended before the events are read or has an id above the bound.
 * Ids count as the log does, which may have begun on another server.
 */
async function readHorizon(db: Reader): Promise<string> {
  const [row] = await db.query(sql`
    with next as (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as id),
    running as (
      -- backend_xid holds the low 32 bits: the distance to the next id is taken modulo 2^32, signed.
      select (backend_xid::text::bigint - next.id % 4294967296 + 6442450944) % 4294967296 - 2147483648 as distance
      from pg_stat_activity, next
      where backend_xid is not null and usename = current_user and datname = current_database() and pid <> pg_backend_pid())
    select ${select({ horizon: text(sql`(next.id + least(0, (select min(distance) from running)) + passerelle_log_offset())::text || ':0'`) })} from next`);
  return row?.horizon ?? START;
}

/** The columns of `LoggedEvent`. */
const loggedEvent = select({
  id: text(sql`id`),
  type: text(sql`type`),
  aggregateId: text(sql`aggregate_id`),
  aggregateVersion: text(sql`aggregate_version`),
  occurredAt: text(sql`to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`),
  payload: json<Record<string, unknown>>(sql`payload`),
  position: text(sql`txid::text || ':' || seq`),
});

/**
 * Events after a position in `(transaction id, sequence)` order, and the horizon they were read below: a transaction
 * that commits late is never skipped. `types` narrows by event type.
 */
export async function readEventsAfter(
  db: Reader,
  after: string,
  limit: number,
  types?: readonly string[],
): Promise<{ events: LoggedEvent[]; horizon: string }> {
  const horizon = await readHorizon(db);
  const [below] = parsePosition(horizon);
  const [txid, seq] = parsePosition(after);
  const narrowed = types === undefined ? sql`` : sql`and type = any(${types}::text[])`;
  const events = await db.query(sql`
    select ${loggedEvent}
    from event_log
    where (txid, seq) > (${txid}::xid8, ${seq}::bigint) and txid < ${below}::xid8 ${narrowed}
    order by event_log.txid, event_log.seq
    limit ${limit}`);
  return { events, horizon };
}

/**
 * Watches the appends to the domain's log from now on; with `types` those that are known to be of others are passed
 * over. Watch before you read: what is appended while the log is read is then not missed.
 */
export function watchAppends(
  domain: string,
  types?: readonly string[],
): { next(milliseconds: number): Promise<boolean>; stop(): void } {
  let isNew = false;
  let wake: (() => void) | undefined;
  const stop = onAppended(domain, (events) => {
    if (events && types && !events.some(({ type }) => types.includes(type))) return;
    isNew = true;
    wake?.();
  });
  return {
    /** True as soon as something was appended since it was last true, false at the timeout. */
    next(milliseconds) {
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          wake = undefined;
          resolve(isNew);
          isNew = false;
        };
        const timer = setTimeout(finish, milliseconds);
        wake = finish;
        if (isNew) finish();
      });
    },
    stop,
  };
}

/** Waits until something is appended to the domain's log (true), or the timeout (false). */
export async function waitForAppend(domain: string, milliseconds: number): Promise<boolean> {
  const appends = watchAppends(domain);
  const appended = await appends.next(milliseconds);
  appends.stop();
  return appended;
}

/**
 * Listens to the appends of other processes of the same domain by LISTEN and wakes this process's pullers; those of this
 * process (`isOwn` knows its backends) woke them already. Reconnects by itself; polling bounds the delay meanwhile.
 */
export function listenForAppends(
  domain: string,
  url: string,
  logger: Logger,
  isOwn: (processId: number) => boolean = () => false,
): { close(): Promise<void> } {
  let closed = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    if (closed) return;
    const next = new pg.Client({ connectionString: url, application_name: `passerelle-${domain}-listen` });
    client = next;
    next.on('notification', ({ processId }) => {
      if (!isOwn(processId)) wakePullers(domain);
    });
    next.on('error', (error) => logger.warn('event listener lost its connection', { domain, error: error.message }));
    next.on('end', () => {
      if (!closed) setTimeout(() => void connect(), 1_000).unref();
    });
    try {
      await next.connect();
      await next.query(`LISTEN passerelle_${domain}`);
      // What came while nobody listened.
      wakePullers(domain);
    } catch {
      await next.end().catch(() => undefined);
    }
  };
  void connect();
  return {
    async close() {
      closed = true;
      await client?.end().catch(() => undefined);
    },
  };
}
