import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { claimGuest } from '../identity/claim-guest.ts';
import { endGuestSession } from '../sessions/end-guest-session.ts';

/**
 * Takes what a guest did over to the account that shows the guest's token: carts, orders, points and touchpoints.
 * @returns where the log stands after it; undefined without a token.
 * @throws ValidationError when the token is no guest's, or another account has shown it before.
 */
export async function takeOverGuest(
  deps: CustomersDeps,
  tx: Tx,
  accountId: CustomerId,
  guestToken: string | null | undefined,
): Promise<string | undefined> {
  if (guestToken === null || guestToken === undefined) return undefined;
  const guestId = await endGuestSession(deps, tx, guestToken);
  const events = await claimGuest(tx, { guestId, accountId }, deps.clock.now());
  if (!events)
    throw new ValidationError([
      { path: 'guestToken', issueCode: 'NOT_ALLOWED', message: 'This guest session has ended' },
    ]);
  return appendEvents(tx, 'customers', events);
}
