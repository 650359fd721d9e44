import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { readUnclaimedGuests } from '../identity/store/identifiers.ts';
import { awaitProjections, type Completion } from '../ports/catch-up.ts';
import { findBuyersByEmail } from '../ports/orders.ts';
import { linkIsOver, parseLinkToken } from '../sessions/parse-link-token.ts';
import { readLink, useLink } from '../sessions/store/one-time-links.ts';
import { revokeSessionsOf } from '../sessions/store/sessions.ts';
import { proveAddress } from './prove-address.ts';
import { verifyCredential } from './store/credentials.ts';

/** What a link has proved. */
export interface Proved {
  readonly email: string;
  readonly completion: Completion;
}

/**
 * Uses a link that was mailed to the address of an account: who shows it has proved that the address is theirs, and the
 * account reads and spends what is known by it. Orders of guests who named the address alone become the account's, and
 * those guests' sessions end: nothing of another person is written there any more.
 * @param link.newPasswordHash made once the link is known to be good; all sessions of the account end with it.
 * @throws ValidationError when the link was used, is over or is none; UnavailableError while orders cannot say whose
 *   they are, and the link goes on working.
 */
export async function proveByLink(
  deps: CustomersDeps,
  request: RequestContext,
  link: {
    readonly purpose: 'RESET_PASSWORD' | 'VERIFY_EMAIL';
    readonly linkToken: string;
    readonly newPasswordHash?: () => Promise<string>;
  },
): Promise<Proved> {
  const { purpose, linkToken, newPasswordHash } = link;
  const id = parseLinkToken(deps, purpose, linkToken);
  const known = await readLink(deps.db, id, deps.clock.now());
  if (!known) throw linkIsOver();
  const { email } = known;
  const buyers = await deps.ports.call(findBuyersByEmail, { email }, request);
  const passwordHash = await newPasswordHash?.();
  const at = deps.clock.now();
  const position = await deps.db.inTransaction('prove-by-link', async (tx) => {
    if (!(await useLink(tx, { id, purpose }, at))) throw linkIsOver();
    const accountId = await verifyCredential(
      tx,
      { email, ...(passwordHash === undefined ? {} : { passwordHash }) },
      at,
    );
    if (!accountId) throw linkIsOver();
    const guestIds: CustomerId[] = await readUnclaimedGuests(tx, buyers);
    for (const ended of passwordHash === undefined ? guestIds : [...guestIds, accountId])
      await revokeSessionsOf(tx, ended, at);
    const events = await proveAddress(tx, { accountId, email, guestIds }, at);
    return events.length > 0 ? appendEvents(tx, 'customers', events) : undefined;
  });
  return { email, completion: await awaitProjections(deps.ports, position, request) };
}
