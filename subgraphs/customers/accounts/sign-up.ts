import { appendEvents } from '#kernel/events/outbox.ts';
import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { customerRegistered } from '../identity/events.ts';
import { accountIdentifier } from '../identity/model/account-identifier.ts';
import { type Identifier, normalizeIdentifier } from '../identity/model/identifiers.ts';
import { insertCustomers } from '../identity/store/customers.ts';
import { insertIdentifiers, readIdentifiers } from '../identity/store/identifiers.ts';
import { insertReviews } from '../identity/store/merge-reviews.ts';
import { parseLocale, parseName } from '../profiles/model/profile-input.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import type { OpenedSession } from '../sessions/model/session.ts';
import { openSession } from '../sessions/open-session.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { insertTimelineEntries } from '../timeline/store/timeline-entries.ts';
import { insertCredential, readCredential } from './store/credentials.ts';

export interface SignUpInput {
  readonly email: string;
  readonly password: string;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly locale?: string | null | undefined;
}

const TAKEN = 'There is an account with this e-mail address already; sign in instead';

/**
 * Opens an account. An address known from a purchase is not proof of being that buyer: the account
 * starts with an empty history, and a person decides whether the two are one.
 * @throws ConflictError when the address has an account.
 */
export async function signUp(deps: CustomersDeps, input: SignUpInput): Promise<OpenedSession> {
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
  const locale = parseLocale(input.locale);
  if (await readCredential(deps.db, email.value)) throw new ConflictError(TAKEN);
  const passwordHash = await hashPassword(password, deps.passwordCost);
  const at = deps.clock.now();
  return deps.db.inTransaction('sign-up', async (tx) => {
    const id = newId('cus');
    const source = 'sign-up';
    const identifier = (one: Identifier) => ({
      ...one,
      id: newId('idf'),
      customerId: id,
      source,
      firstSeenAt: at,
      shared: false,
    });
    await insertCustomers(tx, [{ id, source, createdAt: at, profile }], locale);
    if (!(await insertCredential(tx, { customerId: id, email: email.value, passwordHash }, at))) {
      throw new ConflictError(TAKEN);
    }
    await insertIdentifiers(tx, [identifier(accountIdentifier(id))]);
    if (!(await insertIdentifiers(tx, [identifier(email)]))) {
      const [owner] = await readIdentifiers(tx, [email]);
      const customerIds = owner ? [owner.customerId, id] : [id];
      const review = { kind: 'UNVERIFIED_CLAIM' as const, subject: id, identifierId: owner?.id ?? null, customerIds };
      await insertReviews(tx, [review], at);
    }
    await insertTimelineEntries(tx, [
      {
        id: `sign-up:${id}`,
        customerId: id,
        occurredAt: at,
        type: 'SIGN_UP',
        channel: null,
        locationId: null,
        orderId: null,
        data: {},
      },
    ]);
    await appendEvents(tx, 'customers', [customerRegistered(id, source, at)]);
    return openSession(deps, tx, 'customer', id);
  });
}
