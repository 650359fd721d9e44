import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { DomainError } from '#kernel/values/errors.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { readUnclaimedGuests } from '../identity/store/identifiers.ts';
import { awaitProjections } from '../ports/catch-up.ts';
import { findBuyersByEmail } from '../ports/orders.ts';
import { revokeSessionsOf } from '../sessions/store/sessions.ts';
import { proveAddress } from './prove-address.ts';

/**
 * Gives an account whose address is proved what guests have ordered with it since, as its proof did: their records become
 * the account's and their sessions end. It never keeps anybody from signing in: what cannot be read now comes the next time.
 */
export async function claimGuests(
  deps: CustomersDeps,
  request: RequestContext,
  account: { readonly customerId: CustomerId; readonly email: string },
): Promise<void> {
  const { customerId: accountId, email } = account;
  try {
    const buyers = await deps.ports.call(findBuyersByEmail, { email }, request);
    if (buyers.length === 0) return;
    const at = deps.clock.now();
    const position = await deps.db.inTransaction('claim-guests', async (tx) => {
      const guestIds = await readUnclaimedGuests(tx, buyers);
      if (guestIds.length === 0) return undefined;
      for (const guestId of guestIds) await revokeSessionsOf(tx, guestId, at);
      const events = await proveAddress(tx, { accountId, email, guestIds }, at);
      return events.length > 0 ? appendEvents(tx, 'customers', events) : undefined;
    });
    await awaitProjections(deps.ports, position, request);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    deps.logger.info('what guests ordered with a proved address comes with the next sign-in', { accountId, error });
  }
}
