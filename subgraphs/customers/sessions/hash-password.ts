import { randomBytes } from 'node:crypto';
import { deriveKey } from './model/derive-key.ts';
import { PASSWORD_COST, type PasswordCost } from './model/password-cost.ts';

const SALT_BYTES = 16;

/** A hash under a salt of its own, which says with what work it was made. */
export async function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveKey(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}
