/// <reference path="./model/phc-format.d.ts" />
import { timingSafeEqual } from 'node:crypto';
import phc from '@phc/format';
import { deriveKey } from './model/derive-key.ts';
import { PASSWORD_COST, type PasswordCost } from './model/password-cost.ts';

/** A salt to work with where there is no account. */
const NO_SALT = Buffer.alloc(16);

interface StoredPassword {
  readonly cost: PasswordCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Undefined for a text that `hashPassword` did not write. */
function readStored(text: string | undefined): StoredPassword | undefined {
  if (!text?.startsWith('$scrypt$')) return undefined;
  const { params, salt, hash } = phc.deserialize(text);
  const { ln, r, p } = params ?? {};
  const cost = { N: 2 ** Number(ln), r: Number(r), p: Number(p) };
  return salt && hash ? { cost, salt, hash } : undefined;
}

const workOf = ({ cost, salt }: StoredPassword) => `${cost.N} ${cost.r} ${cost.p} ${salt.toString('base64')}`;

/**
 * The first of the accounts whose password it is. Accounts of one address share a salt, so they cost the work of one.
 * Compares in constant time. Without a stored hash that it can read (no such account) it does the same work and finds
 * nobody, so that the time does not tell whether the account exists.
 * @throws UnavailableError when too many passwords wait to be hashed.
 */
export async function verifyPassword<Account extends { readonly passwordHash: string }>(
  password: string,
  accounts: readonly Account[],
  cost: PasswordCost = PASSWORD_COST,
): Promise<Account | undefined> {
  const stored = accounts.flatMap((account) => {
    const expected = readStored(account.passwordHash);
    return expected ? [{ account, expected }] : [];
  });
  if (stored.length === 0) await deriveKey(password, NO_SALT, cost);
  const keys = new Map<string, Buffer>();
  let found: Account | undefined;
  for (const { account, expected } of stored) {
    const work = workOf(expected);
    const given = keys.get(work) ?? (await deriveKey(password, expected.salt, expected.cost));
    keys.set(work, given);
    const isRight = given.length === expected.hash.length && timingSafeEqual(given, expected.hash);
    if (isRight) found ??= account;
  }
  return found;
}
