import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { checkPassword } from '../sessions/check-password.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { claimGuests } from './claim-guests.ts';
import { openWithGuest } from './open-with-guest.ts';
import { readCredentials } from './store/credentials.ts';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly guestToken?: string | null | undefined;
}

/**
 * Opens a session of an account, and takes over what was done in the guest session whose token is shown, and what guests
 * have ordered with the account's address if that is proved.
 * @throws InvalidCredentialsError | TooManyAttemptsError | ValidationError
 */
export async function signIn(deps: CustomersDeps, request: RequestContext, input: SignInInput): Promise<OpenedSession> {
  const { guestToken, ...attempt } = input;
  const account = await checkPassword(deps, request, { ...attempt, realm: 'customer' }, (email) =>
    readCredentials(deps.db, email),
  );
  const session = await openWithGuest(deps, request, account.customerId, guestToken);
  if (account.verifiedAt !== null) await claimGuests(deps, request, account);
  return session;
}
