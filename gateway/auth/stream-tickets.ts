import { z } from 'zod';
import { definePort, type Ports } from '#kernel/ports/port.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { HttpError } from '../request/http-error.ts';
import { NOT_CHECKED } from './authenticator.ts';

/** Milliseconds that the customers domain may take. */
const TIMEOUT_MS = 3_000;
/** Characters of a ticket at most. */
const MAX_TICKET = 100;

/** Everybody with a session. */
type Listener = Extract<Actor, { readonly sessionId: string }>;

/** What a ticket opens: the stream of one caller, from some place on. */
interface StreamOpening {
  readonly actor: Listener;
  readonly topics: readonly string[];
  readonly after: string | null;
}

/** Uses a ticket up. @throws HttpError 401 when it opens nothing, 503 when that cannot be found out */
export type RedeemTicket = (ticket: string) => Promise<StreamOpening>;

const redeemOperation = definePort<{ ticket: string }, StreamOpening | null>({
  domain: 'customers',
  document: 'mutation RedeemStreamTicket($ticket: String!) { customersRedeemStreamTicket(ticket: $ticket) }',
  result: z
    .object({
      actor: z.custom<Listener>((value) => typeof (value as Listener | null)?.sessionId === 'string'),
      topics: z.array(z.string()),
      after: z.string().nullable(),
    })
    .nullable(),
});

/** The tickets of streams, which the customers domain gave out. */
export function createStreamTickets(ports: Ports): RedeemTicket {
  return async (ticket) => {
    const opening =
      ticket.length > MAX_TICKET
        ? null
        : await ports.call(redeemOperation, { ticket }, createServiceContext('gateway', TIMEOUT_MS)).catch(() => {
            throw new HttpError(503, 'UNAVAILABLE', NOT_CHECKED, { 'retry-after': '1' }, { retryAfterSeconds: 1 });
          });
    if (opening) return opening;
    throw new HttpError(401, 'UNAUTHENTICATED', {
      en: 'The ticket was used before, or is older than a minute; ask for a new one.',
      fr: 'Le ticket a déjà servi ou date de plus d’une minute ; demandez-en un nouveau.',
    });
  };
}
