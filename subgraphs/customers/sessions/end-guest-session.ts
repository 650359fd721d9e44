import type { Tx } from '#kernel/database/database.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { endSession } from './store/sessions.ts';

/**
 * Ends the guest session whose token is shown, for the account that takes it over: of two who show it one gets it.
 * @returns the customer that the session spoke for.
 * @throws ValidationError when it is no guest's token, or the session is over.
 */
export async function endGuestSession(deps: CustomersDeps, tx: Tx, guestToken: string): Promise<CustomerId> {
  const at = deps.clock.now();
  const guest = await deps.signer.readGuest(guestToken, at);
  if (guest && (await endSession(tx, guest.sessionId, at))) return guest.guestId;
  throw new ValidationError([
    { path: 'guestToken', issueCode: 'NOT_ALLOWED', message: 'This guest session has ended' },
  ]);
}
