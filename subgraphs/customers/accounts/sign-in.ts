import type { CustomersDeps } from '../deps.ts';
import { checkPassword } from '../sessions/check-password.ts';
import { type OpenedSession, openSession } from '../sessions/open-session.ts';
import { readStaffCredential } from '../staff/store/staff-members.ts';
import { readCredential } from './store/credentials.ts';

interface SignInInput {
  readonly email: string;
  readonly password: string;
}

/**
 * Opens a customer's session under the id that the account was opened with, so that taking a merge back takes the
 * other's history back too. @throws UnauthenticatedError | TooManyAttemptsError
 */
export async function signIn(deps: CustomersDeps, input: SignInInput): Promise<OpenedSession> {
  const { customerId } = await checkPassword(deps, { ...input, realm: 'customer' }, (email) =>
    readCredential(deps.db, email),
  );
  return openSession(deps, deps.db, 'customer', customerId);
}

/** Opens a session of somebody of the house. @throws UnauthenticatedError | TooManyAttemptsError */
export async function staffSignIn(deps: CustomersDeps, input: SignInInput): Promise<OpenedSession> {
  const staff = await checkPassword(deps, { ...input, realm: 'staff' }, async (email) => {
    const found = await readStaffCredential(deps.db, email);
    return found?.active ? found : undefined;
  });
  return openSession(deps, deps.db, 'staff', staff.id, { roles: staff.roles, locationIds: staff.locationIds });
}
