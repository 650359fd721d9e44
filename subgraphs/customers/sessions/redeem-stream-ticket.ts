import type { CustomersDeps } from '../deps.ts';
import { hashRefreshToken } from './model/refresh-token.ts';
import type { StreamOpening } from './model/stream-ticket.ts';
import { takeStreamTicket } from './store/stream-tickets.ts';

/** Uses a ticket up. @returns what it opens; undefined when it was used before, is too old or was never given. */
export function redeemStreamTicket({ db, clock }: CustomersDeps, ticket: string): Promise<StreamOpening | undefined> {
  return takeStreamTicket(db, hashRefreshToken(ticket), clock.now());
}
