import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { languageOf, type RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { customerRegistered } from '../identity/events.ts';
import { holderIdentifier } from '../identity/model/holder-identifier.ts';
import { type Identifier, normalizeIdentifier } from '../identity/model/identifiers.ts';
import type { Profile } from '../identity/model/identity-plan.ts';
import { resolveIdentities } from '../identity/resolve-identities.ts';
import { insertCustomers } from '../identity/store/customers.ts';
import { insertIdentifiers, readIdentifiers, reserveAddress } from '../identity/store/identifiers.ts';
import { insertReviews } from '../identity/store/merge-reviews.ts';
import { awaitProjections } from '../ports/catch-up.ts';
import { parseLocale, parseName } from '../profiles/model/profile-input.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { mailLink } from '../sessions/mail-link.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { openSession } from '../sessions/open-session.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import type { TimelineEntry } from '../timeline/model/timeline-entry.ts';
import { insertTimelineEntries } from '../timeline/store/timeline-entries.ts';
import { insertCredential, readCredential } from './store/credentials.ts';
import { takeOverGuest } from './take-over-guest.ts';

export interface SignUpInput {
  readonly email: string;
  readonly password: string;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly guestToken?: string | null | undefined;
}

const SOURCE = 'sign-up';
const TAKEN = 'There is an account with this e-mail address already; sign in instead';

interface NewAccount {
  readonly id: CustomerId;
  readonly profile: Profile & { readonly email: string };
  readonly locale: string | undefined;
  readonly passwordHash: string;
}

/** The record that the account's tokens speak for, and its password. @throws ConflictError when the address has one. */
async function insertAccount(tx: Tx, { id, profile, locale, passwordHash }: NewAccount, at: Date): Promise<void> {
  await insertCustomers(tx, [{ id, source: SOURCE, createdAt: at, profile }], { bearerId: id, locale });
  if (!(await insertCredential(tx, { customerId: id, email: profile.email, passwordHash }, at))) {
    throw new ConflictError(TAKEN, 'ALREADY_EXISTS');
  }
  const known = { ...holderIdentifier(id), id: newId('idf'), customerId: id, source: SOURCE, firstSeenAt: at };
  await insertIdentifiers(tx, [{ ...known, shared: false }]);
}

/** Somebody is known by the address already, and nobody has proved that they opened the account: a person may look. */
async function askWhoKnows(tx: Tx, id: CustomerId, email: Identifier, at: Date): Promise<void> {
  const [owner] = await readIdentifiers(tx, [email]);
  if (!owner) return;
  const customerIds = [owner.customerId, id];
  await insertReviews(tx, [{ kind: 'UNVERIFIED_CLAIM', subject: id, identifierId: owner.id, customerIds }], at);
}

function signUpEntry(id: CustomerId, at: Date): TimelineEntry {
  const none = { channel: null, locationId: null, orderId: null, data: {} };
  return { ...none, id: `sign-up:${id}`, customerId: id, occurredAt: at, kind: 'SIGN_UP' };
}

/**
 * Opens an account. Its address is not proved: it joins the account to the buyer who is known by it, for figures and
 * staff, and the account's tokens read nothing of theirs. What was done in the guest session whose token is shown is
 * the account's own.
 * @throws ConflictError when the address has an account.
 */
export async function signUp(deps: CustomersDeps, request: RequestContext, input: SignUpInput): Promise<OpenedSession> {
  const email = normalizeIdentifier('EMAIL', input.email);
  if (!email)
    throw new ValidationError([
      { path: 'email', issueCode: 'INVALID_FORMAT', message: 'not an e-mail address that can be used' },
    ]);
  const password = await parseNewPassword(input.password);
  const profile = {
    firstName: parseName(input.firstName, 'firstName'),
    lastName: parseName(input.lastName, 'lastName'),
    email: email.value,
  };
  const locale = parseLocale(input.language, 'language');
  if (await readCredential(deps.db, email.value)) throw new ConflictError(TAKEN, 'ALREADY_EXISTS');
  const passwordHash = await hashPassword(password, deps.passwordCost);
  const at = deps.clock.now();
  const { session, position } = await resolveIdentities(deps.db, 'sign-up', async (tx, resolve) => {
    const id = newId('cus');
    await insertAccount(tx, { id, profile, locale, passwordHash }, at);
    await askWhoKnows(tx, id, email, at);
    await resolve([{ ref: id, holderId: id, identifiers: [email], source: SOURCE, seenAt: at }], at);
    await reserveAddress(tx, email.value);
    const language = locale ?? languageOf(request);
    await mailLink(tx, { purpose: 'VERIFY_EMAIL', email: email.value, language }, at);
    await insertTimelineEntries(tx, [signUpEntry(id, at)]);
    const opened = await appendEvents(tx, 'customers', [customerRegistered(id, SOURCE, at)]);
    const brought = await takeOverGuest(deps, tx, id, input.guestToken);
    return { position: brought && opened, session: await openSession(deps, tx, 'customer', id) };
  });
  await awaitProjections(deps.ports, position, request);
  return session;
}
