import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { checkPassword } from '../sessions/check-password.ts';
import { type Proved, proveByLink } from './prove-by-link.ts';
import { readCredentials } from './store/credentials.ts';

/**
 * Proves the address of an account by the link that was mailed to it and the account's password: who reads the mail has
 * not opened the account, and must not open what is theirs to a stranger who did by pressing what a stranger had sent.
 * @throws ValidationError | UnavailableError | InvalidCredentialsError | TooManyAttemptsError
 */
export function verifyEmail(
  deps: CustomersDeps,
  request: RequestContext,
  { linkToken, password }: { readonly linkToken: string; readonly password: string },
): Promise<Proved> {
  const account = (email: string) =>
    checkPassword(deps, request, { realm: 'customer', email, password }, () => readCredentials(deps.db, email));
  return proveByLink(deps, request, { purpose: 'VERIFY_EMAIL', linkToken, account });
}
