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

/**
 * Compares in constant time. Without a stored hash that it can read (no such account) it does the same work and answers
 * false, so that the time does not tell whether the account exists.
 * @throws UnavailableError when too many passwords wait to be hashed.
 */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
  cost: PasswordCost = PASSWORD_COST,
): Promise<boolean> {
  const expected = readStored(stored);
  if (!expected) {
    await deriveKey(password, NO_SALT, cost);
    return false;
  }
  const given = await deriveKey(password, expected.salt, expected.cost);
  return given.length === expected.hash.length && timingSafeEqual(given, expected.hash);
}
