import type { Database } from '../database/database.ts';
import type { Domain, Ports } from '../ports/port.ts';
import { createServiceContext } from '../request/context.ts';
import type { Logger } from '../request/log.ts';
import {
  advanceCursor,
  cursorName,
  deliverBatch,
  reached,
  readCursor,
  retryDeadLetters,
  type SinkSubscription,
  type Subscription,
} from './consumer.ts';
import { type EventBatch, eventsAfterOperation } from './event-operations.ts';
import { wakePullers } from './outbox.ts';

/** Events asked for at once; a handler sees at most this many. */
const BATCH_SIZE = 1_000;
/** Milliseconds that a pull waits at the publisher for something to come. */
const LONG_POLL_MS = 5_000;
/**
 * Milliseconds after a batch in which the next one gathers: what comes after a pause is handled at once, what comes
 * under load by the dozen, for a batch costs a transaction and an fsync however small it is.
 */
const GATHER_MS = 500;
/** Milliseconds between moves of a cursor past events of other types, so that they are not scanned again. */
const SKIP_EVERY_MS = 15_000;
/** Milliseconds between reads of the cursor while waiting for another replica's progress. */
const POLL_MS = 25;

/** What a consumer has not handled yet. */
interface ConsumerLag {
  readonly publisher: string;
  /** Empty for the consumer that shares the publisher's own cursor. */
  readonly reader: string;
  readonly pendingCount: number;
  /** 0 when nothing waits. */
  readonly oldestSeconds: number;
}

/** The running consumers of one domain. */
export interface Consumption {
  start(): void;
  /** Resolves true when everything of the publisher up to `position` was handled; false at the timeout. */
  catchUp(publisher: string, position: string, timeoutMs: number): Promise<boolean>;
  retryDeadLetters(): Promise<number>;
  /** How far each publisher is ahead; counts at most 1,000 events. */
  lag(): Promise<ConsumerLag[]>;
  /** True once it ends: who waits for this domain's events is not kept waiting. */
  isStopping(): boolean;
  stop(): Promise<void>;
}

type Source = Pick<SinkSubscription, 'publisher' | 'types'> & Pick<Subscription, 'reader'>;

function sourceOf({ handlers, publisher, reader }: Subscription): Source {
  const types = new Set(handlers.flatMap((handler) => handler.types));
  return { publisher, types: [...types], ...(reader === undefined ? {} : { reader }) };
}

function replaysOf(sink: SinkSubscription): Subscription {
  return { publisher: sink.publisher, handlers: sink.replay ? [sink.replay] : [] };
}

export function createConsumption(options: {
  db: Database;
  ports: Ports;
  logger: Logger;
  subscriptions: readonly Subscription[];
  sinks: readonly SinkSubscription[];
}): Consumption {
  const { db, ports, logger, subscriptions, sinks } = options;
  const stopping = new AbortController();
  const loops: Array<Promise<void>> = [];

  /** Asks the publisher; who stops leaves without waiting for the answer. */
  function pull(source: Source, after: string, limit: number, waitMs: number): Promise<EventBatch> {
    const variables = { after, limit, waitMs, types: [...source.types] };
    const asked = ports.call(eventsAfterOperation(source.publisher), variables, createServiceContext(db.domain));
    return new Promise((resolve, reject) => {
      const leave = () => resolve({ events: [], horizon: after });
      stopping.signal.addEventListener('abort', leave, { once: true });
      void asked.then(resolve, reject).finally(() => stopping.signal.removeEventListener('abort', leave));
    });
  }

  /** True when nothing that this domain wants lies between its cursor and the position. */
  async function nothingUpTo(source: Source, cursor: string, position: string): Promise<boolean> {
    const { events, horizon } = await pull(source, cursor, 1, 0);
    const next = events[0];
    return next ? !reached(position, next.position) : reached(horizon, position);
  }

  const skippedAt = new Map<string, number>();
  async function skipTo(source: Source, from: string, horizon: string): Promise<void> {
    const now = Date.now();
    const name = cursorName(source);
    if (stopping.signal.aborted || now - (skippedAt.get(name) ?? now - SKIP_EVERY_MS) < SKIP_EVERY_MS) return;
    skippedAt.set(name, now);
    if (!reached(from, horizon)) await advanceCursor(db, name, from, horizon);
  }

  /** Wakes the consumers of a publisher that gather: somebody waits for what they have not handled. */
  const gathering = new Map<string, Set<() => void>>();
  function endGathering(publisher: string): void {
    for (const wake of gathering.get(publisher) ?? []) wake();
  }
  async function gather(publisher: string, milliseconds: number): Promise<void> {
    const waiting = gathering.get(publisher) ?? new Set();
    gathering.set(publisher, waiting);
    await pause(milliseconds, (wake) => {
      waiting.add(wake);
      return () => waiting.delete(wake);
    });
  }

  async function handleNext(subscription: Subscription): Promise<void> {
    const source = sourceOf(subscription);
    const from = await readCursor(db, cursorName(source));
    const { events, horizon } = await pull(source, from, BATCH_SIZE, LONG_POLL_MS);
    const last = events.at(-1);
    if (!last) await skipTo(source, from, horizon);
    if (!last || stopping.signal.aborted) return;
    await deliverBatch(db, subscription, from, last.position, events);
    if (events.length < BATCH_SIZE) await gather(subscription.publisher, subscription.gatherMs ?? GATHER_MS);
  }

  async function applyNext(sink: SinkSubscription): Promise<void> {
    const from = await readCursor(db, sink.publisher);
    const { events, horizon } = await pull(sink, from, sink.batchSize, LONG_POLL_MS);
    const last = events.at(-1);
    if (!last) await skipTo(sink, from, horizon);
    if (!last || stopping.signal.aborted) return;
    await sink.apply(events, { after: from, upTo: last.position });
    await advanceCursor(db, sink.publisher, from, last.position);
    if (events.length < sink.batchSize) await gather(sink.publisher, await sink.gatherMs());
  }

  async function loop(publisher: Domain, step: () => Promise<void>): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await step();
        failures = 0;
      } catch (error) {
        if (stopping.signal.aborted) return;
        failures += 1;
        if (failures === 3) logger.warn('consumer failed, trying again', { publisher, error });
        await pause(Math.min(5_000, 50 * 2 ** failures));
      }
    }
  }

  /** True when one consumer has handled all up to a position, false at the timeout. */
  async function waitFor(source: Source, position: string, until: number): Promise<boolean> {
    for (;;) {
      endGathering(source.publisher);
      const cursor = await readCursor(db, cursorName(source));
      if (reached(cursor, position) || (await nothingUpTo(source, cursor, position))) return true;
      if (Date.now() >= until || stopping.signal.aborted) return false;
      await pause(POLL_MS);
    }
  }

  async function lagOf(source: Source): Promise<ConsumerLag> {
    const { publisher, reader = '' } = source;
    const { events } = await pull(source, await readCursor(db, cursorName(source)), BATCH_SIZE, 0);
    const [oldest] = events;
    const oldestSeconds = oldest ? Math.max(0, (Date.now() - Date.parse(oldest.occurredAt)) / 1_000) : 0;
    return { publisher, reader, pendingCount: events.length, oldestSeconds };
  }

  /** Ends early when the consumers stop, and when `listen`'s listener is called. */
  function pause(
    milliseconds: number,
    listen: (wake: () => void) => () => void = () => () => undefined,
  ): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        stopListening();
        stopping.signal.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, milliseconds);
      const stopListening = listen(finish);
      stopping.signal.addEventListener('abort', finish, { once: true });
    });
  }

  return {
    lag: () => Promise.all([...subscriptions.map(sourceOf), ...sinks].map(lagOf)),
    start() {
      for (const subscription of subscriptions)
        loops.push(loop(subscription.publisher, () => handleNext(subscription)));
      for (const sink of sinks) loops.push(loop(sink.publisher, () => applyNext(sink)));
    },
    async catchUp(publisher, position, timeoutMs) {
      const until = Date.now() + timeoutMs;
      const sources = [...subscriptions.map(sourceOf), ...sinks].filter((one) => one.publisher === publisher);
      for (const source of sources) if (!(await waitFor(source, position, until))) return false;
      return true;
    },
    retryDeadLetters: () => retryDeadLetters(db, [...subscriptions, ...sinks.map(replaysOf)], logger),
    isStopping: () => stopping.signal.aborted,
    async stop() {
      stopping.abort();
      wakePullers(db.domain);
      await Promise.allSettled(loops);
    },
  };
}
