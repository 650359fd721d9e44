import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { checkPassword } from '../sessions/check-password.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { openSession } from '../sessions/open-session.ts';
import { readStaffCredential } from './store/staff-members.ts';

/** Opens a session of a member of staff. @throws InvalidCredentialsError | TooManyAttemptsError */
export async function signInStaff(
  deps: CustomersDeps,
  request: RequestContext,
  input: { readonly email: string; readonly password: string },
): Promise<OpenedSession> {
  const staff = await checkPassword(deps, request, { ...input, realm: 'staff' }, async (email) => {
    const found = await readStaffCredential(deps.db, email);
    return found?.active ? [{ ...found, hasAddress: true }] : [];
  });
  return openSession(deps, deps.db, 'staff', staff.id, staff);
}
