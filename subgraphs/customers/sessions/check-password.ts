import { createHash } from 'node:crypto';
import { MINUTE } from '#kernel/values/time.ts';
import type { CustomersDeps } from '../deps.ts';
import { normalizeIdentifier } from '../identity/model/identifiers.ts';
import { InvalidCredentialsError, TooManyAttemptsError } from './model/errors.ts';
import { countAttempt, deleteAttemptsOf } from './store/sign-in-attempts.ts';
import { verifyPassword } from './verify-password.ts';

/** Wrong passwords for one account within the window, after which even the right one is refused. */
const MAX_ATTEMPTS = 10;
const WINDOW_MS = 15 * MINUTE;

/**
 * Checks a password with the same work and the same answers whether or not the account exists. Attempts count against
 * the account alone: a network address says little about who tries.
 * @throws InvalidCredentialsError | TooManyAttemptsError
 */
export async function checkPassword<Account extends { readonly passwordHash: string }>(
  deps: CustomersDeps,
  attempt: { readonly realm: 'customer' | 'staff'; readonly email: string; readonly password: string },
  find: (email: string) => Promise<Account | undefined>,
): Promise<Account> {
  const email = normalizeIdentifier('EMAIL', attempt.email)?.value;
  // A hash: the table holds what strangers typed, which must not be readable.
  const account = createHash('sha256')
    .update(`${attempt.realm}:${email ?? attempt.email}`)
    .digest('base64url');
  const at = deps.clock.now();
  const { failures, windowStartedAt } = await countAttempt(deps.db, account, at, new Date(at.getTime() - WINDOW_MS));
  if (failures > MAX_ATTEMPTS) throw new TooManyAttemptsError(new Date(windowStartedAt.getTime() + WINDOW_MS));
  const found = email === undefined ? undefined : await find(email);
  const right = await verifyPassword(attempt.password.slice(0, 1_000), found?.passwordHash, deps.passwordCost);
  if (!found || !right) throw new InvalidCredentialsError();
  await deleteAttemptsOf(deps.db, account);
  return found;
}
