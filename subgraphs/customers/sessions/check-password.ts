import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { normalizeIdentifier } from '../identity/model/identifiers.ts';
import { FAMILIAR_MS, passwordLimits } from './model/attempt-limit.ts';
import { InvalidCredentialsError } from './model/errors.ts';
import { clearAttempts, takeBackAttempt } from './store/attempts.ts';
import { isFamiliar, rememberPair } from './store/familiar-pairs.ts';
import { attemptKey, takeAttempt } from './take-attempt.ts';
import { verifyPassword } from './verify-password.ts';

/**
 * Checks a password with the same work and the same answers whether or not the account exists. Attempts count against
 * the address that they come from: first for the account, then for all accounts that are not at home there. Nobody
 * closes an account to its owner by guessing, nor an address to who signs in from it as ever.
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
  const key = attemptKey(pair);
  const at = deps.clock.now();
  await takeAttempt(deps, [pair]);
  const isAtHome = await isFamiliar(deps.db, key, new Date(at.getTime() - FAMILIAR_MS));
  if (!isAtHome) await takeAttempt(deps, [all]);
  const found = email === undefined ? undefined : await find(email);
  const right = await verifyPassword(attempt.password.slice(0, 1_000), found?.passwordHash, deps.passwordCost);
  if (!found || !right) throw new InvalidCredentialsError();
  await clearAttempts(deps.db, key);
  if (!isAtHome) await takeBackAttempt(deps.db, attemptKey(all));
  await rememberPair(deps.db, key, at);
  return found;
}
