import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { type LoggedEvent, readEventsAfter, START, waitForAppend } from '../events/event-log.ts';
import type { Actor } from '../request/actor.ts';
import type { Logger } from '../request/log.ts';

/** The key of an entity that changed; the client reads the rest through the graph, with its own rights. */
export interface EntityPush {
  readonly topic: string;
  readonly __typename: string;
  readonly id: string;
  readonly at: string;
}

/** Several areas may declare one topic: its listeners get the changes of all that they have the permission for. */
export interface PushDefinition {
  readonly topic: string;
  readonly types: readonly string[];
  isAllowed(actor: Actor): boolean;
  keysOf(event: LoggedEvent): ReadonlyArray<{ readonly __typename: string; readonly id: string }>;
}

/** Milliseconds between reads of the log without a wake-up. */
const LOOK_EVERY_MS = 1_000;

/** Follows the domain's own log while there are listeners, and hands entity keys on. Nothing is kept for later ones. */
export function openPushes(db: Database, definitions: readonly PushDefinition[], logger: Logger) {
  const listeners = new Map<PushDefinition, Set<(push: EntityPush) => void>>();
  let tailing = false;
  let closed = false;

  function emit(event: LoggedEvent): void {
    for (const [definition, set] of listeners) {
      if (!definition.types.includes(event.type)) continue;
      for (const key of definition.keysOf(event)) {
        for (const listener of set) listener({ topic: definition.topic, ...key, at: event.occurredAt });
      }
    }
  }

  /** Events after `position`, or none yet from the log's end; and where the next read begins. */
  async function readNext(position: string | undefined): Promise<{ events: LoggedEvent[]; next: string }> {
    if (position === undefined) return { events: [], next: (await readEventsAfter(db, START, 0)).horizon };
    const types = [...new Set([...listeners.keys()].flatMap((definition) => definition.types))];
    const { events } = await readEventsAfter(db, position, 500, types);
    if (events.length === 0) await waitForAppend(db.domain, LOOK_EVERY_MS);
    return { events, next: events.at(-1)?.position ?? position };
  }

  /** Ends with the last listener; while the log cannot be read, listeners stay and receive the changes later. */
  async function tail(): Promise<void> {
    let position: string | undefined;
    let lost = false;
    while (!closed && listeners.size > 0) {
      try {
        const { events, next } = await readNext(position);
        position = next;
        lost = false;
        for (const event of events) emit(event);
      } catch (error) {
        if (!lost) logger.warn('changes cannot be read at the moment, trying again', { error });
        lost = true;
        await sleep(LOOK_EVERY_MS);
      }
    }
    tailing = false;
  }

  function ensureTail(): void {
    if (tailing) return;
    tailing = true;
    void tail();
  }

  return {
    subscribe(topic: string, actor: Actor, listener: (push: EntityPush) => void): (() => void) | undefined {
      const listened = definitions.filter((definition) => definition.topic === topic && definition.isAllowed(actor));
      if (listened.length === 0) return undefined;
      for (const definition of listened) {
        const set = listeners.get(definition) ?? new Set();
        listeners.set(definition, set);
        set.add(listener);
      }
      ensureTail();
      return () => {
        for (const definition of listened) {
          const set = listeners.get(definition);
          set?.delete(listener);
          if (set?.size === 0) listeners.delete(definition);
        }
      };
    },
    close() {
      closed = true;
      listeners.clear();
    },
  };
}
