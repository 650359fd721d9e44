import type { CustomersDeps } from '../deps.ts';
import { checkPassword } from '../sessions/check-password.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { openSession } from '../sessions/open-session.ts';
import { readCredential } from './store/credentials.ts';

/**
 * Opens a customer's session under the id that the account was opened with, so that taking a merge back takes the
 * other's history back too. @throws UnauthenticatedError | TooManyAttemptsError
 */
export async function signIn(
  deps: CustomersDeps,
  input: { readonly email: string; readonly password: string },
): Promise<OpenedSession> {
  const { customerId } = await checkPassword(deps, { ...input, realm: 'customer' }, (email) =>
    readCredential(deps.db, email),
  );
  return openSession(deps, deps.db, 'customer', customerId);
}
