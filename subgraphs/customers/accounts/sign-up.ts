import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { languageOf, type RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { customerRegistered } from '../identity/events.ts';
import { holderIdentifier } from '../identity/model/holder-identifier.ts';
import { normalizeIdentifier } from '../identity/model/identifiers.ts';
import type { Profile } from '../identity/model/identity-plan.ts';
import { insertCustomers } from '../identity/store/customers.ts';
import { insertIdentifiers, reserveAddress } from '../identity/store/identifiers.ts';
import { awaitProjections } from '../ports/catch-up.ts';
import { parseLocale, parseName } from '../profiles/model/profile-input.ts';
import { countMail } from '../sessions/count-mail.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { mailLink } from '../sessions/mail-link.ts';
import { passwordLimits } from '../sessions/model/attempt-limit.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { openSession } from '../sessions/open-session.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { takeAttempt } from '../sessions/take-attempt.ts';
import type { TimelineEntry } from '../timeline/model/timeline-entry.ts';
import { insertTimelineEntries } from '../timeline/store/timeline-entries.ts';
import { openWithGuest } from './open-with-guest.ts';
import { insertCredential, lockAddress, readCredentials } from './store/credentials.ts';
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

interface NewAccount {
  readonly id: CustomerId;
  readonly profile: Profile & { readonly email: string };
  readonly locale: string | undefined;
  readonly passwordHash: string;
}

/** The record that the account's tokens belong to, and its password. */
async function insertAccount(tx: Tx, { id, profile, locale, passwordHash }: NewAccount, at: Date): Promise<void> {
  await insertCustomers(tx, [{ id, source: SOURCE, createdAt: at, profile }], { bearerId: id, locale });
  await insertCredential(tx, { customerId: id, email: profile.email, passwordHash }, at);
  const known = { ...holderIdentifier(id), id: newId('idf'), customerId: id, source: SOURCE, firstSeenAt: at };
  await insertIdentifiers(tx, [{ ...known, shared: false }]);
}

function signUpEntry(id: CustomerId, at: Date): TimelineEntry {
  const none = { channel: null, locationId: null, orderId: null, data: {} };
  return { ...none, id: `sign-up:${id}`, customerId: id, occurredAt: at, kind: 'SIGN_UP' };
}

/**
 * Opens an account. The answer and the work are the same whether or not the address has one: its owner is who proves
 * the address, by the link that is mailed to it, and until then every account that was opened with it stands alone. The
 * password of one that there is signs in to it.
 * @throws TooManyAttemptsError since a password that is tried here may be another account's; ValidationError.
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
  const { pair, all } = passwordLimits(`customer:${email.value}`, request.address);
  await takeAttempt(deps, [pair, all]);
  const mayWrite = await countMail(deps, 'VERIFY_EMAIL', email.value);
  const passwordHash = await hashPassword(password, deps.passwordCost, deps.passwordSalts(email.value));
  const at = deps.clock.now();
  const opened = await deps.db.inTransaction('sign-up', async (tx) => {
    await lockAddress(tx, email.value);
    const accounts = await readCredentials(tx, email.value);
    const known = accounts.find((account) => account.passwordHash === passwordHash);
    if (known) return known.customerId;
    const id = newId('cus');
    await insertAccount(tx, { id, profile, locale, passwordHash }, at);
    await reserveAddress(tx, email.value);
    const language = locale ?? languageOf(request);
    if (mayWrite) await mailLink(tx, { purpose: 'VERIFY_EMAIL', email: email.value, language }, at);
    await insertTimelineEntries(tx, [signUpEntry(id, at)]);
    const position = await appendEvents(tx, 'customers', [customerRegistered(id, SOURCE, at)]);
    const brought = await takeOverGuest(deps, tx, id, input.guestToken);
    return { position: brought ?? position, session: await openSession(deps, tx, 'customer', id) };
  });
  if (typeof opened === 'string') return openWithGuest(deps, request, opened, input.guestToken);
  await awaitProjections(deps.ports, opened.position, request);
  return opened.session;
}
