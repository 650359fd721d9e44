import type { Actor } from '#kernel/request/actor.ts';
import type { Push, PushSubscription } from '#kernel/runtime/push.ts';
import type { SubgraphLink } from '../links/subgraph-link.ts';
import { HttpError, nothingThere, tooMany } from '../request/http-error.ts';
import type { GatewayMetrics } from '../telemetry/metrics.ts';
import { assertMethod, type HttpRoute } from './exchange.ts';
import { type StreamPositions, writePositions } from './stream-positions.ts';
import type { ReadStreamRequest } from './stream-request.ts';

/** Milliseconds between comments that keep proxies from closing a quiet stream, and looks at whether its token holds. */
const HEARTBEAT_MS = 15_000;
/** Open streams of one session, and of all. */
const MAX_PER_CALLER = 6;
const MAX_STREAMS = 2_000;
/** Bytes a slow reader may have waiting before it is dropped. */
const MAX_WAITING_BYTES = 256 * 1024;

export interface StreamRoute extends HttpRoute {
  /** Ends every stream, so that clients reconnect elsewhere. */
  close(): void;
}

interface StreamDependencies {
  readonly links: ReadonlyMap<string, SubgraphLink>;
  readonly readRequest: ReadStreamRequest;
  readonly metrics: GatewayMetrics;
  readonly heartbeatMs?: number;
}

/** There is no such topic for this caller; somebody without a session may have it with one. */
function noTopic(topic: string, actor: Actor): HttpError {
  if (actor.kind !== 'anonymous') {
    return nothingThere({
      en: `There is no topic ${topic} that you may listen to.`,
      fr: `Il n’y a pas de sujet ${topic} que vous puissiez écouter.`,
    });
  }
  const text = { en: 'Sign in to listen.', fr: 'Connectez-vous pour écouter.' };
  return new HttpError(401, 'UNAUTHENTICATED', text, { 'www-authenticate': 'Bearer' });
}

const callerOf = (actor: Actor, address: string) => ('sessionId' in actor ? actor.sessionId : address);

/** `ProductVariant` as "productVariant.changed". */
const eventName = (type: string) => `${type.charAt(0).toLowerCase()}${type.slice(1)}.changed`;

/** What a domain pushed as server-sent events; `positions` moves on with each change that is sent whole. */
function eventText(domain: string, pushed: Push, positions: Map<string, string>, begun: string | undefined): string {
  if (pushed === 'reset') {
    if (begun !== undefined) positions.set(domain, begun);
    return `id: ${writePositions(positions)}\nevent: reset\ndata: {}\n\n`;
  }
  const { position, ...key } = pushed;
  if (position !== undefined) positions.set(domain, position);
  const id = position === undefined ? '' : `id: ${writePositions(positions)}\n`;
  return `${id}event: ${eventName(key.type)}\ndata: ${JSON.stringify(key)}\n\n`;
}

/**
 * Changes as server-sent events. An event holds the key of an entity that changed and nothing else; the client reads
 * the rest through the graph, with its own rights. Who was cut off sends `Last-Event-ID` and misses nothing for 15
 * minutes; after that the event `reset` says to read everything again.
 */
export function streamRoute(dependencies: StreamDependencies): StreamRoute {
  const { links, readRequest, metrics, heartbeatMs = HEARTBEAT_MS } = dependencies;
  const open = new Set<() => void>();
  const perCaller = new Map<string, number>();

  function enter(caller: string): void {
    const count = perCaller.get(caller) ?? 0;
    if (count >= MAX_PER_CALLER || open.size >= MAX_STREAMS) {
      throw tooMany(10, {
        en: 'Too many streams are open; close one first.',
        fr: 'Trop de flux sont ouverts ; fermez-en un d’abord.',
      });
    }
    perCaller.set(caller, count + 1);
  }

  function leave(caller: string): void {
    const count = (perCaller.get(caller) ?? 1) - 1;
    if (count > 0) perCaller.set(caller, count);
    else perCaller.delete(caller);
  }

  /** Asks every domain for the topics; their owners alone know them, and whether the actor may listen. */
  async function listen(
    topics: readonly string[],
    actor: Actor,
    after: StreamPositions,
    listener: (domain: string, pushed: Push) => unknown,
  ): Promise<Map<string, PushSubscription>> {
    const asked = await Promise.allSettled(
      [...links.values()].map(async (link) => {
        const request = {
          topics,
          actor,
          after: after.get(link.name),
          listener: (pushed: Push) => listener(link.name, pushed),
        };
        return [link.name, await link.subscribe(request)] as const;
      }),
    );
    const opened = new Map<string, PushSubscription>();
    for (const result of asked)
      if (result.status === 'fulfilled' && result.value[1]) opened.set(result.value[0], result.value[1]);
    const pushed = new Set([...opened.values()].flatMap((subscription) => subscription.topics));
    const missing = topics.find((topic) => !pushed.has(topic));
    if (missing === undefined) return opened;
    for (const { stop } of opened.values()) stop();
    throw noTopic(missing, actor);
  }

  return {
    name: 'stream',
    matches: (path) => path === '/stream',
    async answer(exchange) {
      assertMethod(exchange, 'GET');
      const { response } = exchange;
      const { topics, actor, after, maxAgeMs, stillHolds } = await readRequest(exchange);
      const caller = callerOf(actor, exchange.address);
      enter(caller);
      const positions = new Map<string, string>();
      const early: Array<[string, Push]> = [];
      const write = (text: string) => {
        response.write(text);
        if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
      };
      let opened: ReadonlyMap<string, PushSubscription> = new Map();
      const tell = (domain: string, pushed: Push): void =>
        write(eventText(domain, pushed, positions, opened.get(domain)?.position));
      try {
        opened = await listen(topics, actor, after, (domain, pushed) =>
          response.headersSent ? tell(domain, pushed) : early.push([domain, pushed]),
        );
      } catch (error) {
        leave(caller);
        throw error;
      }
      for (const [domain, { position }] of opened) positions.set(domain, after.get(domain) ?? position);
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      // A script reads the id of an event alone: with this one it knows where to continue before anything changes.
      write(`retry: 2000\nid: ${writePositions(positions)}\nevent: ready\ndata: {}\n\n`);
      for (const [domain, pushed] of early) tell(domain, pushed);
      metrics.streams(1);
      const end = () => response.end();
      const heartbeat = setInterval(() => {
        void stillHolds().then((holds) => (holds ? write(': still here\n\n') : end()));
      }, heartbeatMs);
      const age = setTimeout(end, maxAgeMs);
      open.add(end);
      response.once('close', () => {
        clearInterval(heartbeat);
        clearTimeout(age);
        open.delete(end);
        leave(caller);
        metrics.streams(-1);
        for (const { stop } of opened.values()) stop();
      });
    },
    close() {
      for (const end of open) end();
    },
  };
}
