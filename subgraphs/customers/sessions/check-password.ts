import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { normalizeIdentifier } from '../identity/model/identifiers.ts';
import { countGuess } from './count-guess.ts';
import { InvalidCredentialsError } from './model/errors.ts';
import { verifyPassword } from './verify-password.ts';

/** An account as its password is checked. */
interface Guessed {
  readonly passwordHash: string;
  /** Whether no other account may have the address: it was proved, or nobody else has opened one with it. */
  readonly hasAddress: boolean;
}

/**
 * Checks a password with the same work and the same answers whether or not there is an account.
 * @param find the accounts of an address.
 * @returns the first of them whose password it is.
 * @throws InvalidCredentialsError | TooManyAttemptsError
 */
export async function checkPassword<Account extends Guessed>(
  deps: CustomersDeps,
  request: RequestContext,
  attempt: { readonly realm: 'customer' | 'staff'; readonly email: string; readonly password: string },
  find: (email: string) => Promise<readonly Account[]>,
): Promise<Account> {
  const email = normalizeIdentifier('EMAIL', attempt.email)?.value;
  const guess = await countGuess(deps, request, `${attempt.realm}:${email ?? attempt.email}`);
  const accounts = email === undefined ? [] : await find(email);
  const found = await verifyPassword(attempt.password.slice(0, 1_000), accounts, deps.passwordCost);
  if (!found) throw new InvalidCredentialsError();
  // A stranger's own account under the address must not wipe out what the stranger guessed at the owner's.
  await (found.hasAddress ? guess.settle() : guess.takeBack());
  return found;
}
