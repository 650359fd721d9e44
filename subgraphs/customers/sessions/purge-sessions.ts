import { DAY } from '#kernel/values/time.ts';
import type { CustomersDeps } from '../deps.ts';
import { ATTEMPT_WINDOW_MS, FAMILIAR_MS } from './model/attempt-limit.ts';
import { deleteAttempts } from './store/attempts.ts';
import { deleteFamiliarPairs } from './store/familiar-pairs.ts';
import { deleteLinks } from './store/one-time-links.ts';
import { deleteSessions } from './store/sessions.ts';
import { deleteStreamTickets } from './store/stream-tickets.ts';

/** Time after its end that a session or a link is kept, for questions about it. */
const KEPT_MS = 2 * DAY;

/** Forgets sessions and links that ended, attempts whose window is over, homes of accounts that stay away and tickets that open nothing any more. */
export async function purgeSessions(deps: CustomersDeps): Promise<void> {
  const now = deps.clock.now().getTime();
  await deleteSessions(deps.db, new Date(now - KEPT_MS));
  await deleteLinks(deps.db, new Date(now - KEPT_MS));
  await deleteAttempts(deps.db, new Date(now - ATTEMPT_WINDOW_MS));
  await deleteFamiliarPairs(deps.db, new Date(now - FAMILIAR_MS));
  await deleteStreamTickets(deps.db, new Date(now));
}
