import { timingSafeEqual } from 'node:crypto';
import { deriveKey } from './model/derive-key.ts';
import { PASSWORD_COST, type PasswordCost } from './model/password-cost.ts';

/** A salt to work with where there is no account. */
const NO_SALT = Buffer.alloc(16);

/**
 * Compares in constant time. Without a stored hash (no such account) it does the same work and answers false, so that
 * the time does not tell whether the account exists.
 */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
  cost: PasswordCost = PASSWORD_COST,
): Promise<boolean> {
  const [, N, r, p, salt, key] = stored?.split('$') ?? [];
  if (salt === undefined || key === undefined) {
    await deriveKey(password, NO_SALT, cost);
    return false;
  }
  const expected = Buffer.from(key, 'base64url');
  const given = await deriveKey(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return given.length === expected.length && timingSafeEqual(given, expected);
}
