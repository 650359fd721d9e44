import { DAY } from '#kernel/values/time.ts';
import type { CustomersDeps } from '../deps.ts';
import { deleteSessions } from './store/sessions.ts';
import { deleteAttempts } from './store/sign-in-attempts.ts';

/** Time after its end that a session is kept, for questions about it. */
const KEPT_MS = 2 * DAY;

/** Forgets sessions that ended and attempts whose window is over. */
export async function purgeSessions(deps: CustomersDeps): Promise<void> {
  const endedBefore = new Date(deps.clock.now().getTime() - KEPT_MS);
  await deleteSessions(deps.db, endedBefore);
  await deleteAttempts(deps.db, endedBefore);
}
