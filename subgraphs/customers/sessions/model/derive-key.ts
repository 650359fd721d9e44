import { type ScryptOptions, scrypt } from 'node:crypto';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { PasswordCost } from './password-cost.ts';

const KEY_BYTES = 32;

/** Hashes at once, and those that may wait: a flood of sign-ins must not take the processor from the shop. */
const MAX_AT_ONCE = 2;
const MAX_WAITING = 64;
let running = 0;
const waiting: Array<() => void> = [];

/** @throws UnavailableError when too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < MAX_AT_ONCE) running += 1;
  else if (waiting.length < MAX_WAITING) await new Promise<void>((resolve) => waiting.push(resolve));
  else throw new UnavailableError('Too many people are signing in; try again');
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** scrypt of a password, in its turn. @throws UnavailableError when too many wait already. */
export function deriveKey(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}
