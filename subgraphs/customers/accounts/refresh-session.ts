import { UnauthenticatedError } from '#kernel/values/errors.ts';
import type { CustomersDeps } from '../deps.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { renewSession } from '../sessions/renew-session.ts';
import { signSession } from '../sessions/sign-session.ts';
import { readStaff } from '../staff/store/staff-members.ts';

/**
 * Renews a session of a customer, a guest or of staff, who get the rights that they have now.
 * @throws UnauthenticatedError without saying whether the token, the session or the member of staff is gone.
 */
export async function refreshSession(deps: CustomersDeps, presented: string): Promise<OpenedSession> {
  const { session, refreshToken } = await renewSession(deps, presented);
  if (session.kind !== 'staff') return signSession(deps, session, refreshToken);
  const [staff] = await readStaff(deps.db, [session.subjectId]);
  if (!staff?.active) throw new UnauthenticatedError('This session has ended; sign in again');
  return signSession(deps, session, refreshToken, staff);
}
