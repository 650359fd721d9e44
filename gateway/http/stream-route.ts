import type { Actor } from '#kernel/request/actor.ts';
import type { EntityPush } from '#kernel/runtime/push.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { SubgraphLink } from '../links/subgraph-link.ts';
import { HttpError, nothingThere, tooMany } from '../request/http-error.ts';
import type { GatewayMetrics } from '../telemetry/metrics.ts';
import { assertMethod, type Exchange, type HttpRoute } from './exchange.ts';

/** Milliseconds between comments that keep proxies from closing a quiet stream, and looks at whether its token holds. */
const HEARTBEAT_MS = 15_000;
/** Open streams of one session, and of all. */
const MAX_PER_CALLER = 6;
const MAX_STREAMS = 2_000;
const MAX_TOPICS = 10;
/** Milliseconds a stream lives at most; the client reconnects by itself, with a token that still holds. */
const MAX_AGE_MS = 30 * 60_000;
/** Bytes a slow reader may have waiting before it is dropped. */
const MAX_WAITING_BYTES = 256 * 1024;

export interface StreamRoute extends HttpRoute {
  /** Ends every stream, so that clients reconnect elsewhere. */
  close(): void;
}

interface StreamDependencies {
  readonly links: ReadonlyMap<string, SubgraphLink>;
  readonly authenticator: Authenticator;
  readonly metrics: GatewayMetrics;
  readonly heartbeatMs?: number;
}

function readTopics({ search }: Exchange): string[] {
  const topics = [
    ...new Set((new URLSearchParams(search).get('topics') ?? '').split(',').filter((topic) => topic !== '')),
  ];
  if (topics.length === 0 || topics.length > MAX_TOPICS || topics.some((topic) => !/^[\w.-]{1,64}$/.test(topic))) {
    throw new HttpError(400, 'BAD_REQUEST', {
      en: `Name 1 to ${MAX_TOPICS} topics, as in /stream?topics=orders.`,
      fr: `Nommez de 1 à ${MAX_TOPICS} sujets, par exemple /stream?topics=orders.`,
    });
  }
  return topics;
}

function callerOf(actor: Actor): string {
  if (actor.kind === 'staff' || actor.kind === 'customer' || actor.kind === 'guest') return actor.sessionId;
  throw new HttpError(
    401,
    'UNAUTHENTICATED',
    { en: 'Sign in to listen.', fr: 'Connectez-vous pour écouter.' },
    { 'www-authenticate': 'Bearer' },
  );
}

/**
 * Pushes as server-sent events. An event holds the key of an entity that changed and nothing else; the client reads
 * the rest through the graph, with its own rights. Nothing is kept for late comers.
 */
export function streamRoute(dependencies: StreamDependencies): StreamRoute {
  const { links, authenticator, metrics, heartbeatMs = HEARTBEAT_MS } = dependencies;
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

  /** Asks every domain for the topic; its owner alone knows it, and whether the actor may listen. */
  async function listen(topic: string, actor: Actor, listener: (push: EntityPush) => void): Promise<() => void> {
    const asked = await Promise.all([...links.values()].map((link) => link.subscribe(topic, actor, listener)));
    const stops = asked.filter((stop) => stop !== undefined);
    if (stops.length === 0)
      throw nothingThere({
        en: `There is no topic ${topic} that you may listen to.`,
        fr: `Il n’y a pas de sujet ${topic} que vous puissiez écouter.`,
      });
    return () => {
      for (const stop of stops) stop();
    };
  }

  async function listenToAll(
    topics: readonly string[],
    actor: Actor,
    listener: (push: EntityPush) => void,
  ): Promise<Array<() => void>> {
    const asked = await Promise.allSettled(topics.map((topic) => listen(topic, actor, listener)));
    const stops = asked.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = asked.find((result) => result.status === 'rejected');
    if (!refused) return stops;
    for (const stop of stops) stop();
    throw refused.reason;
  }

  return {
    name: 'stream',
    matches: (path) => path === '/stream',
    async answer(exchange) {
      assertMethod(exchange, 'GET');
      const { request, response } = exchange;
      const topics = readTopics(exchange);
      const actor = await authenticator.actorOf(request.headers.authorization);
      const caller = callerOf(actor);
      enter(caller);
      const write = (text: string) => {
        response.write(text);
        if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
      };
      const stops = await listenToAll(topics, actor, (push) =>
        write(`event: ${push.topic}\ndata: ${JSON.stringify(push)}\n\n`),
      ).catch((error: unknown) => {
        leave(caller);
        throw error;
      });
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      write('retry: 2000\n\n');
      metrics.streams(1);
      const end = () => response.end();
      const heartbeat = setInterval(() => {
        authenticator.actorOf(request.headers.authorization).then(
          () => write(': still here\n\n'),
          // Keys that cannot be read at the moment say nothing about this session.
          (error: unknown) => (error instanceof HttpError && error.status === 401 ? end() : write(': still here\n\n')),
        );
      }, heartbeatMs);
      const age = setTimeout(end, MAX_AGE_MS);
      open.add(end);
      response.once('close', () => {
        clearInterval(heartbeat);
        clearTimeout(age);
        open.delete(end);
        leave(caller);
        metrics.streams(-1);
        for (const stop of stops) stop();
      });
    },
    close() {
      for (const end of open) end();
    },
  };
}
