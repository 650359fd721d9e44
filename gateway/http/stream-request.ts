import { type Actor, anonymous } from '#kernel/request/actor.ts';
import { MAX_TOPICS, TOPIC } from '#kernel/values/topics.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { RedeemTicket } from '../auth/stream-tickets.ts';
import { HttpError } from '../request/http-error.ts';
import type { Exchange } from './exchange.ts';
import { readPositions, type StreamPositions } from './stream-positions.ts';

/** Milliseconds a stream lives at most; the client reconnects by itself, with a token that still holds. */
const MAX_AGE_MS = 30 * 60_000;
/** The same for one that a ticket opened: it lasts no longer than a token that was new then. */
const MAX_TICKET_AGE_MS = 15 * 60_000;

/** Who listens to what, from where on and for how long. */
interface StreamRequest {
  readonly actor: Actor;
  readonly topics: readonly string[];
  readonly after: StreamPositions;
  readonly maxAgeMs: number;
  /** Whether the session that it was opened with is still open. */
  stillHolds(): Promise<boolean>;
}

export type ReadStreamRequest = (exchange: Exchange) => Promise<StreamRequest>;

function readTopics(search: URLSearchParams): string[] {
  const named = (search.get('topics') ?? '').split(',').filter((topic) => topic !== '');
  const topics = [...new Set(named)];
  if (topics.length > 0 && topics.length <= MAX_TOPICS && topics.every((topic) => TOPIC.test(topic))) return topics;
  throw new HttpError(400, 'BAD_REQUEST', {
    en: `Name 1 to ${MAX_TOPICS} topics, as in /stream?topics=orders.`,
    fr: `Nommez de 1 à ${MAX_TOPICS} sujets, par exemple /stream?topics=orders.`,
  });
}

/**
 * Reads what opens a stream: topics and a token, or a ticket that stands for both, since an `EventSource` sends no
 * header of one's own.
 * @param redeem absent where nobody signs in.
 */
export function createStreamRequests(
  authenticator: Authenticator,
  redeem: RedeemTicket | undefined,
): ReadStreamRequest {
  return async ({ request, search }) => {
    const parameters = new URLSearchParams(search);
    const header = request.headers['last-event-id'];
    const lastEventId = typeof header === 'string' ? header : undefined;
    const ticket = parameters.get('ticket');
    if (ticket !== null && redeem) {
      const opening = await redeem(ticket);
      const { actor, topics } = opening;
      return {
        actor,
        topics,
        after: readPositions(lastEventId ?? opening.after ?? undefined),
        maxAgeMs: MAX_TICKET_AGE_MS,
        stillHolds: async () => !authenticator.hasEnded(actor.sessionId),
      };
    }
    const topics = readTopics(parameters);
    const { authorization } = request.headers;
    return {
      actor: await authenticator.actorOf(authorization),
      topics,
      after: readPositions(lastEventId),
      maxAgeMs: MAX_AGE_MS,
      async stillHolds() {
        const actor = await authenticator.actorOf(authorization).catch((error: unknown) => {
          if (error instanceof HttpError && error.status === 401) return undefined;
          // Keys that cannot be read at the moment say nothing about this session.
          return anonymous;
        });
        return actor !== undefined;
      },
    };
  };
}
