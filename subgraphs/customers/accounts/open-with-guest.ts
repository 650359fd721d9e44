import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { awaitProjections } from '../ports/catch-up.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { openSession } from '../sessions/open-session.ts';
import { takeOverGuest } from './take-over-guest.ts';

/** Opens a session of an account whose password was right, with what was done in the guest session that is shown. */
export async function openWithGuest(
  deps: CustomersDeps,
  request: RequestContext,
  customerId: CustomerId,
  guestToken: string | null | undefined,
): Promise<OpenedSession> {
  if (!guestToken) return openSession(deps, deps.db, 'customer', customerId);
  const { session, position } = await deps.db.inTransaction('sign-in', async (tx) => ({
    position: await takeOverGuest(deps, tx, customerId, guestToken),
    session: await openSession(deps, tx, 'customer', customerId),
  }));
  await awaitProjections(deps.ports, position, request);
  return session;
}
