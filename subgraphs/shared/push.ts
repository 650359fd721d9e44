import { type Actor, can, type Permission } from './access.ts';
import type { Database } from './database.ts';
import { type LoggedEvent, readEventsAfter, START, waitForAppend } from './event-log.ts';
import type { Logger } from './log.ts';

/** The key of an entity that changed; the client reads the rest through the graph, with its own rights. */
export interface EntityPush {
  readonly topic: string;
  readonly __typename: string;
  readonly id: string;
  readonly at: string;
}

export interface PushDefinition {
  readonly topic: string;
  readonly types: readonly string[];
  readonly permission: Permission;
  keysOf(event: LoggedEvent): ReadonlyArray<{ readonly __typename: string; readonly id: string }>;
}

/** Milliseconds between looks at the log when nothing wakes us. */
const LOOK_EVERY_MS = 1_000;

/** Tails the domain's own log while somebody listens, and hands entity keys on. Nothing is kept for late comers. */
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

  async function tail(): Promise<void> {
    tailing = true;
    let { horizon: position } = await readEventsAfter(db, START, 0);
    while (!closed && listeners.size > 0) {
      const types = [...new Set([...listeners.keys()].flatMap((definition) => definition.types))];
      const { events } = await readEventsAfter(db, position, 500, types);
      for (const event of events) emit(event);
      position = events.at(-1)?.position ?? position;
      if (events.length === 0) await waitForAppend(db.domain, LOOK_EVERY_MS);
    }
  }

  function ensureTail(): void {
    if (tailing) return;
    tail()
      .catch((error: unknown) => logger.warn('push tail stopped, it starts again with the next listener', { error }))
      .finally(() => {
        tailing = false;
      });
  }

  return {
    subscribe(topic: string, actor: Actor, listener: (push: EntityPush) => void): (() => void) | undefined {
      const definition = definitions.find((candidate) => candidate.topic === topic);
      if (!definition || !can(actor, definition.permission)) return undefined;
      const set = listeners.get(definition) ?? new Set();
      listeners.set(definition, set);
      set.add(listener);
      ensureTail();
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(definition);
      };
    },
    close() {
      closed = true;
      listeners.clear();
    },
  };
}
