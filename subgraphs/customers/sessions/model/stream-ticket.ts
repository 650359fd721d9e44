import { z } from 'zod';
import type { Actor } from '#kernel/request/actor.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { MAX_EVENT_ID, MAX_TOPICS, TOPIC } from '#kernel/values/topics.ts';

/** Time within which a ticket opens its stream. */
export const TICKET_LIFETIME_MS = MINUTE;

/**
 * Who may be given a ticket: everybody with a session.
 * @public the generated table names it.
 */
export type Listener = Extract<Actor, { readonly sessionId: string }>;

/** What a ticket opens. */
export interface StreamOpening {
  readonly actor: Listener;
  readonly topics: readonly string[];
  /** The id of the event after which the stream continues; null begins now. */
  readonly after: string | null;
}

export const streamTicketInput = z.object({
  topics: z.array(z.string().regex(TOPIC, 'must be a topic such as orders or order:<id>')).min(1).max(MAX_TOPICS),
  after: z.string().max(MAX_EVENT_ID).nullish(),
});
