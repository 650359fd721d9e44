import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { awaitProjections } from '../ports/catch-up.ts';
import { checkPassword } from '../sessions/check-password.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { openSession } from '../sessions/open-session.ts';
import { claimGuests } from './claim-guests.ts';
import { readCredential } from './store/credentials.ts';
import { takeOverGuest } from './take-over-guest.ts';

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
    readCredential(deps.db, email),
  );
  const session = await openWithGuest(deps, request, account.customerId, guestToken);
  if (account.verifiedAt !== null) await claimGuests(deps, request, account);
  return session;
}

async function openWithGuest(
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
