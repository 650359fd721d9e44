import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, UnauthenticatedError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashRefreshToken, newRefreshToken } from './model/refresh-token.ts';
import { streamTicketInput, TICKET_LIFETIME_MS } from './model/stream-ticket.ts';
import { insertStreamTicket } from './store/stream-tickets.ts';

/** An address that opens one stream, once. */
export interface CreatedStreamTicket {
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * Makes the address of a stream for a client that cannot send a token. It stands for the caller's session; whether its
 * topics may be received is decided when it is opened.
 */
export async function createStreamTicket(
  { db, clock, config }: CustomersDeps,
  { actor }: RequestContext,
  input: unknown,
): Promise<CreatedStreamTicket> {
  if (actor.kind === 'anonymous') throw new UnauthenticatedError();
  if (actor.kind === 'service') throw new ForbiddenError();
  const { topics, after = null } = parseInput(streamTicketInput, input);
  const ticket = newRefreshToken();
  const expiresAt = new Date(clock.now().getTime() + TICKET_LIFETIME_MS);
  await insertStreamTicket(db, hashRefreshToken(ticket), { actor, topics, after }, expiresAt);
  return { url: `${config.publicUrl}/stream?ticket=${ticket}`, expiresAt };
}
