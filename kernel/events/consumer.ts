import { type Database, isTransient, type Tx } from '../database/database.ts';
import { boolean, json, jsonAgg, select, subquery, text } from '../database/select.ts';
import { type SqlQuery, sql } from '../database/sql.ts';
import type { Domain } from '../ports/port.ts';
import type { Logger } from '../request/log.ts';
import { comparePositions, type LoggedEvent, START } from './event-log.ts';
import { handleInVersionOrder } from './event-order.ts';

/** Handles events of some types, many at once, in the transaction that also remembers having done so. */
export interface EventHandler {
  /** Unique within the domain; part of the inbox key, so never renamed. */
  readonly name: string;
  readonly types: readonly string[];
  /**
   * `commutes` (the default): any order gives the same state.
   * `by-version`: events of one aggregate are handled in the order of their versions, 1 first; one that comes early is parked.
   */
  readonly order?: 'commutes' | 'by-version';
  /** Must be set-based and have no effect but through `tx`. A throw sends the event to the dead letters. */
  handle(tx: Tx, events: readonly LoggedEvent[]): Promise<void>;
}

/** What a domain takes from one publisher's log. */
export interface Subscription {
  readonly publisher: Domain;
  readonly handlers: readonly EventHandler[];
  /** Has a cursor of its own under this name, beside a sink of the same log, say; those without share the publisher's. */
  readonly reader?: string;
  /** Milliseconds after a batch that was not full in which the next one gathers; `catchUp` does not wait for them. */
  readonly gatherMs?: number;
}

/** Under which name the progress through a publisher's log is kept. */
export function cursorName({ publisher, reader }: Pick<Subscription, 'publisher' | 'reader'>): string {
  return reader === undefined ? publisher : `${publisher}/${reader}`;
}

/** A store outside PostgreSQL fed from a log, at least once: `apply` is idempotent by the range's positions. */
export interface SinkSubscription {
  readonly publisher: Domain;
  readonly types: readonly string[];
  readonly batchSize: number;
  /**
   * Milliseconds after a batch that was not full in which the next one gathers, asked after each; `catchUp` does not
   * wait for them.
   */
  gatherMs(): number | Promise<number>;
  apply(events: readonly LoggedEvent[], range: { readonly after: string; readonly upTo: string }): Promise<void>;
  /** Handles again an event that `apply` put into the dead letters under this name. */
  readonly replay?: EventHandler;
}

/** Attempts after which a dead letter has failed for good: only `ReplayDeadLetter` handles it again. */
const MAX_ATTEMPTS = 8;

async function handleOne(tx: Tx, publisher: string, handler: EventHandler, event: LoggedEvent): Promise<void> {
  await tx.query(sql`savepoint one`);
  try {
    await handler.handle(tx, [event]);
    await tx.query(sql`release savepoint one`);
  } catch (error) {
    if (isTransient(error)) throw error;
    await tx.query(sql`rollback to savepoint one`);
    await deadLetter(tx, publisher, handler.name, event, error);
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 2000);
}

async function deadLetter(
  tx: Tx,
  publisher: string,
  handler: string,
  event: LoggedEvent,
  error: unknown,
): Promise<void> {
  await tx.query(sql`
    insert into dead_letter (id, publisher, handler, event, error, next_attempt_at)
    values (${event.id}::uuid, ${publisher}, ${handler}, ${JSON.stringify(event)}::jsonb, ${messageOf(error)}, now() + interval '5 seconds')
    on conflict (handler, id) do nothing`);
}

/** Postpones a letter's next attempt; one that another process has handled since is gone and stays gone. */
async function failAgain(db: Database, letter: { id: string; handler: string }, error: unknown): Promise<void> {
  await db.query(sql`
    update dead_letter set attempts = attempts + 1, error = ${messageOf(error)}, failed_at = now(),
      next_attempt_at = case when attempts + 1 >= ${MAX_ATTEMPTS} then null
        else now() + interval '5 seconds' * power(2, attempts) end
    where handler = ${letter.handler} and id = ${letter.id}::uuid`);
}

/** Events that a handler wants, of those that it has not handled yet. */
interface Wanted {
  readonly handler: EventHandler;
  readonly events: readonly LoggedEvent[];
}

/**
 * What each handler has not handled yet; claiming it is part of the transaction, one statement for all of them and for the
 * cursor, which the query `moved` moves. @returns undefined, nothing claimed, when that has no row.
 */
async function claim(tx: Tx, wanted: readonly Wanted[], moved: SqlQuery): Promise<Wanted[] | undefined> {
  const pairs = wanted.flatMap(({ handler, events }) => events.map(({ id }) => [handler.name, id] as const));
  const [row] = await tx.query(sql`
    with moved as (${moved}),
    claimed as (
      insert into inbox (handler, event_id)
      select handler, id from unnest(${pairs.map(([name]) => name)}::text[], ${pairs.map(([, id]) => id)}::uuid[]) as e(handler, id)
      where exists (select from moved)
      on conflict do nothing returning handler, event_id)
    select ${select({
      isMoved: boolean(sql`exists (select from moved)`),
      claimed: subquery(jsonAgg(text(sql`handler || ' ' || event_id`)), sql`from claimed`),
    })}`);
  if (!row?.isMoved) return undefined;
  const fresh = new Set(row.claimed);
  return wanted.map(({ handler, events }) => ({
    handler,
    events: events.filter(({ id }) => fresh.has(`${handler.name} ${id}`)),
  }));
}

type Handle = (tx: Tx, publisher: string, work: readonly Wanted[]) => Promise<void>;

/** Each handler gets its events as one; where one of them throws, the transaction is undone. */
async function handleWhole(tx: Tx, _publisher: string, work: readonly Wanted[]): Promise<void> {
  for (const { handler, events } of work) if (events.length > 0) await handler.handle(tx, events);
}

/** Each handler gets its events as one; where one of them throws, all begin again by themselves, then event by event. */
async function handleMany(tx: Tx, publisher: string, work: readonly Wanted[]): Promise<void> {
  const all = work.filter(({ events }) => events.length > 0);
  if (all.length === 0) return;
  await tx.query(sql`savepoint many`);
  try {
    for (const { handler, events } of all) await handler.handle(tx, events);
    await tx.query(sql`release savepoint many`);
  } catch (error) {
    if (isTransient(error)) throw error;
    await tx.query(sql`rollback to savepoint many`);
    const [only] = all;
    if (all.length > 1 || !only) for (const one of all) await handleMany(tx, publisher, [one]);
    else for (const event of only.events) await handleOne(tx, publisher, only.handler, event);
  }
}

/**
 * Hands a batch to each handler that wants it, each event once however often it is delivered.
 * @param moved the query that moves the cursor; @returns false, nothing done, when it has no row.
 */
export async function deliver(
  tx: Tx,
  subscription: Subscription,
  events: readonly LoggedEvent[],
  moved: SqlQuery = sql`select`,
  handle: Handle = handleMany,
): Promise<boolean> {
  const wanted = subscription.handlers
    .map((handler) => ({ handler, events: events.filter((event) => handler.types.includes(event.type)) }))
    .filter((one) => one.events.length > 0);
  const fresh = await claim(tx, wanted, moved);
  if (!fresh) return false;
  const { publisher } = subscription;
  await handle(
    tx,
    publisher,
    fresh.filter(({ handler }) => handler.order !== 'by-version'),
  );
  for (const { handler, events: some } of fresh) {
    if (handler.order !== 'by-version') continue;
    const pass = (next: readonly LoggedEvent[]) => handle(tx, publisher, [{ handler, events: next }]);
    await handleInVersionOrder(tx, handler.name, some, pass);
  }
  return true;
}

const cursor = select({ position: text(sql`position`) });
const dueLetter = select({
  id: text(sql`id`),
  handler: text(sql`handler`),
  publisher: text(sql`publisher`),
  event: json<LoggedEvent>(sql`event`),
});

/** @param name as `cursorName` gives it */
export async function readCursor(db: Database | Tx, name: string): Promise<string> {
  const [row] = await db.query(sql`select ${cursor} from event_cursor where publisher = ${name}`);
  return row?.position ?? START;
}

/**
 * Delivers a batch and moves the cursor in one transaction, which begins by moving it: who comes second waits, and finds it
 * moved. Where a handler throws, the transaction is undone, and a second one finds out by savepoints which event it was.
 * @returns false when another replica has moved the cursor in the meantime: read it again.
 */
export async function deliverBatch(
  db: Database,
  subscription: Subscription,
  from: string,
  upTo: string,
  events: readonly LoggedEvent[],
): Promise<boolean> {
  const name = cursorName(subscription);
  const moved = sql`
    update event_cursor set position = ${upTo}, updated_at = now()
    where publisher = ${name} and position = ${from} returning 1`;
  const deliverBy = (handle: Handle) =>
    db.inTransaction('deliver-events', async (tx) => {
      if (await deliver(tx, subscription, events, moved, handle)) return true;
      if (from !== START) return false;
      await tx.query(sql`insert into event_cursor (publisher) values (${name}) on conflict do nothing`);
      return deliver(tx, subscription, events, moved, handle);
    });
  try {
    return await deliverBy(handleWhole);
  } catch (error) {
    if (isTransient(error)) throw error;
    return deliverBy(handleMany);
  }
}

/** Moves a cursor without handling: a sink's after its batch was applied, any consumer's past events of other types. */
export async function advanceCursor(db: Database, name: string, from: string, upTo: string): Promise<boolean> {
  const moved = await db.query(sql`
    insert into event_cursor (publisher, position) values (${name}, ${upTo})
    on conflict (publisher) do update set position = ${upTo}, updated_at = now()
    where event_cursor.position = ${from} returning publisher`);
  return moved.length > 0;
}

/** Tries due dead letters again, each in its own transaction; what succeeds leaves the list. */
export async function retryDeadLetters(
  db: Database,
  subscriptions: readonly Subscription[],
  logger: Logger,
): Promise<number> {
  const due = await db.query(sql`
    select ${dueLetter} from dead_letter where next_attempt_at <= now() order by failed_at limit 50`);
  let repaired = 0;
  for (const letter of due) {
    const handler = subscriptions
      .filter((subscription) => subscription.publisher === letter.publisher)
      .flatMap((subscription) => subscription.handlers)
      .find((candidate) => candidate.name === letter.handler);
    if (!handler) continue;
    const failure = await db
      .inTransaction('retry-dead-letter', async (tx) => {
        const locked = await tx.query(sql`
          delete from dead_letter where handler = ${letter.handler} and id = ${letter.id}::uuid returning id`);
        if (locked.length > 0) await handler.handle(tx, [letter.event]);
      })
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    if (failure === undefined) {
      repaired += 1;
      continue;
    }
    if (isTransient(failure)) throw failure;
    logger.warn('a dead letter failed again', { handler: letter.handler, event: letter.id });
    await failAgain(db, letter, failure);
  }
  return repaired;
}

export function reached(position: string, target: string): boolean {
  return comparePositions(position, target) >= 0;
}
