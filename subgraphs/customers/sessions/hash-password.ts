/// <reference path="./model/phc-format.d.ts" />
import { randomBytes } from 'node:crypto';
import phc from '@phc/format';
import { deriveKey } from './model/derive-key.ts';
import { PASSWORD_COST, type PasswordCost } from './model/password-cost.ts';

const SALT_BYTES = 16;

/**
 * A hash under that salt, or one of its own, as a PHC string, which says how it was made: `$scrypt$ln=15,r=8,p=3$salt$key`, ln being
 * the binary logarithm of N.
 * @throws UnavailableError when too many passwords wait to be hashed.
 */
export async function hashPassword(
  password: string,
  cost: PasswordCost = PASSWORD_COST,
  salt: Buffer = randomBytes(SALT_BYTES),
): Promise<string> {
  const hash = await deriveKey(password, salt, cost);
  return phc.serialize({ id: 'scrypt', params: { ln: Math.log2(cost.N), r: cost.r, p: cost.p }, salt, hash });
}
