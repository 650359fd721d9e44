import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { resolveIdentities } from '../identity/resolve-identities.ts';
import { readUnclaimedGuests } from '../identity/store/identifiers.ts';
import { awaitProjections, type Completion } from '../ports/catch-up.ts';
import { findBuyersByEmail } from '../ports/orders.ts';
import { linkIsOver, parseLinkToken } from '../sessions/parse-link-token.ts';
import { readLink, useLink } from '../sessions/store/one-time-links.ts';
import { revokeSessionsOf } from '../sessions/store/sessions.ts';
import { joinAccount } from './join-account.ts';
import { proveAddress } from './prove-address.ts';
import { type Credential, lockAddress, readCredentials, verifyCredential } from './store/credentials.ts';

/** What a link has proved. */
export interface Proved {
  readonly email: string;
  readonly completion: Completion;
}

const BELONGS_TO_ANOTHER =
  'This address is another account’s, which proved it before: sign in to that one, or choose a new password for it';

/** @throws ValidationError when another account has proved the address, or there is none. */
function chosenOf(accounts: readonly Credential[], customerId: CustomerId | undefined): Credential {
  const [first] = accounts;
  const chosen = customerId === undefined ? first : accounts.find((account) => account.customerId === customerId);
  if (!first || !chosen) throw linkIsOver();
  if (first.verifiedAt !== null && first !== chosen)
    throw new ValidationError([{ path: 'linkToken', issueCode: 'NOT_ALLOWED', message: BELONGS_TO_ANOTHER }]);
  return chosen;
}

/**
 * Uses a link that was mailed to the address of an account: who shows it has proved that the address is theirs, and the
 * account reads and spends what is known by it. Orders of guests who named the address alone become the account's, and
 * those guests' sessions end: nothing of another person is written there any more.
 * @param link.account says which of the accounts of the address proves it, of those who know its password; without it
 *   the one that has proved it before, else the oldest.
 * @param link.newPasswordHash made once the link is known to be good; all sessions of the account end with it.
 * @throws ValidationError when the link was used, is over or is none, or another account has proved the address before;
 *   UnavailableError while orders cannot say whose they are, and the link keeps working.
 */
export async function proveByLink(
  deps: CustomersDeps,
  request: RequestContext,
  link: {
    readonly purpose: 'RESET_PASSWORD' | 'VERIFY_EMAIL';
    readonly linkToken: string;
    readonly account?: (email: string) => Promise<Pick<Credential, 'customerId'>>;
    readonly newPasswordHash?: (email: string) => Promise<string>;
  },
): Promise<Proved> {
  const { purpose, linkToken, account, newPasswordHash } = link;
  const id = parseLinkToken(deps, purpose, linkToken);
  const known = await readLink(deps.db, id, deps.clock.now());
  if (!known) throw linkIsOver();
  const { email } = known;
  const named = await account?.(email);
  const buyers = await deps.ports.call(findBuyersByEmail, { email }, request);
  const passwordHash = await newPasswordHash?.(email);
  const at = deps.clock.now();
  const position = await resolveIdentities(deps.db, 'prove-by-link', async (tx, resolve) => {
    if (!(await useLink(tx, { id, purpose }, at))) throw linkIsOver();
    await lockAddress(tx, email);
    const { customerId: accountId, joinedAt } = chosenOf(await readCredentials(tx, email), named?.customerId);
    await verifyCredential(tx, { customerId: accountId, ...(passwordHash === undefined ? {} : { passwordHash }) }, at);
    const joined =
      joinedAt === null
        ? await joinAccount(tx, resolve, { customerId: accountId, email, isProved: true }, at)
        : undefined;
    const guestIds: CustomerId[] = await readUnclaimedGuests(tx, buyers);
    for (const ended of passwordHash === undefined ? guestIds : [...guestIds, accountId])
      await revokeSessionsOf(tx, ended, at);
    const events = await proveAddress(tx, { accountId, email, guestIds }, at);
    return events.length > 0 ? appendEvents(tx, 'customers', events) : joined;
  });
  return { email, completion: await awaitProjections(deps.ports, position, request) };
}
