import './deps.ts';
import './graphql/types.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import './graphql/stream-ticket.ts';
import type { Area } from '#kernel/runtime/area.ts';
import { HOUR } from '#kernel/values/time.ts';
import type { CustomersDeps } from '../deps.ts';
import { purgeSessions } from './purge-sessions.ts';

/** Tokens and passwords of customers and staff: opening, renewing, revoking, and how often one may guess. */
export const sessions: Area<CustomersDeps> = {
  name: 'sessions',
  workers: (deps) => [{ name: 'purge-sessions', everyMs: HOUR, run: () => purgeSessions(deps) }],
};
