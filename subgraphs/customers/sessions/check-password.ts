import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { normalizeIdentifier } from '../identity/model/identifiers.ts';
import { passwordLimits } from './model/attempt-limit.ts';
import { InvalidCredentialsError } from './model/errors.ts';
import { forgiveAttempt } from './store/attempts.ts';
import { attemptKey, takeAttempt } from './take-attempt.ts';
import { verifyPassword } from './verify-password.ts';

/**
 * Checks a password with the same work and the same answers whether or not the account exists. Attempts count against
 * the address that they come from, for the account and for all: nobody closes an account to its owner by guessing.
 * @throws InvalidCredentialsError | TooManyAttemptsError
 */
export async function checkPassword<Account extends { readonly passwordHash: string }>(
  deps: CustomersDeps,
  request: RequestContext,
  attempt: { readonly realm: 'customer' | 'staff'; readonly email: string; readonly password: string },
  find: (email: string) => Promise<Account | undefined>,
): Promise<Account> {
  const email = normalizeIdentifier('EMAIL', attempt.email)?.value;
  const { pair, all } = passwordLimits(`${attempt.realm}:${email ?? attempt.email}`, request.address);
  await takeAttempt(deps, [pair, all]);
  const found = email === undefined ? undefined : await find(email);
  const right = await verifyPassword(attempt.password.slice(0, 1_000), found?.passwordHash, deps.passwordCost);
  if (!found || !right) throw new InvalidCredentialsError();
  await forgiveAttempt(deps.db, attemptKey(pair), attemptKey(all));
  return found;
}
