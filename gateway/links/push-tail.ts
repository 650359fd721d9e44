import { createInterface } from 'node:readline';
import type { Pool } from 'undici';
import { z } from 'zod';
import { outgoingHeaders } from '#kernel/ports/transport.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import type { EntityPush } from '#kernel/runtime/push.ts';

/** Milliseconds before a lost upstream stream is opened again. */
const REOPEN_AFTER_MS = 1_000;

const push = z.object({ topic: z.string(), __typename: z.string(), id: z.string(), at: z.string() });

type Listener = (push: EntityPush) => void;

interface Tail {
  readonly listeners: Set<Listener>;
  readonly stop: AbortController;
}

/** Callers with the same rights share one upstream stream: the owner decides by kind and roles, never by who it is. */
function audience(topic: string, actor: Actor): string {
  return JSON.stringify([topic, actor.kind, actor.kind === 'staff' ? [...actor.roles].sort() : []]);
}

/** Listens to a remote subgraph's topics, one upstream stream per topic and set of rights, fanned out here. */
export function createPushTails(pool: Pool, credential: string) {
  const tails = new Map<string, Tail>();

  async function open(topic: string, actor: Actor, signal: AbortSignal) {
    const path = `/stream?topic=${encodeURIComponent(topic)}`;
    const headers = outgoingHeaders(createRequestContext({ actor }), credential);
    const response = await pool.request({ path, method: 'GET', headers, signal, bodyTimeout: 0 });
    if (response.statusCode === 200) return response.body;
    await response.body.dump();
    return undefined;
  }

  async function follow(tail: Tail, topic: string, actor: Actor, first: NodeJS.ReadableStream): Promise<void> {
    let body: NodeJS.ReadableStream | undefined = first;
    while (!tail.stop.signal.aborted) {
      try {
        body ??= await open(topic, actor, tail.stop.signal);
        if (body)
          for await (const line of createInterface({ input: body })) {
            const parsed = push.parse(JSON.parse(line));
            for (const listener of tail.listeners) listener(parsed);
          }
      } catch {
        // The subgraph is down or stopping: listeners keep their streams and receive changes once it is back.
      }
      body = undefined;
      if (!tail.stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, REOPEN_AFTER_MS));
    }
  }

  return {
    async subscribe(topic: string, actor: Actor, listener: Listener): Promise<(() => void) | undefined> {
      const key = audience(topic, actor);
      let tail = tails.get(key);
      if (!tail) {
        const made: Tail = { listeners: new Set(), stop: new AbortController() };
        const body = await open(topic, actor, made.stop.signal).catch(() => undefined);
        if (!body) return undefined;
        tail = tails.get(key) ?? made;
        if (tail === made) {
          tails.set(key, made);
          void follow(made, topic, actor, body);
        } else made.stop.abort();
      }
      const joined = tail;
      joined.listeners.add(listener);
      return () => {
        joined.listeners.delete(listener);
        if (joined.listeners.size > 0) return;
        joined.stop.abort();
        if (tails.get(key) === joined) tails.delete(key);
      };
    },
    close() {
      for (const tail of tails.values()) tail.stop.abort();
      tails.clear();
    },
  };
}
