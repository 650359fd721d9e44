import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { UnavailableError, ValidationError } from '#kernel/values/errors.ts';

/** Work of one hash: memory is 128 * N * r bytes. */
export interface PasswordCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MB and three passes: one of the settings that the OWASP password storage cheat sheet counts as equal. */
export const PASSWORD_COST: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };

const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** NIST SP 800-63B: at least 8, at least 64 allowed; longer ones would only cost work. */
const MIN_LENGTH = 8;
const MAX_LENGTH = 200;

/** @throws ValidationError when the password is too short, too long or among the first that anyone tries. */
export function parsePassword(raw: string, path = 'password'): string {
  const length = [...raw].length;
  if (length < MIN_LENGTH || length > MAX_LENGTH) {
    throw new ValidationError([{ path, message: `must have ${MIN_LENGTH} to ${MAX_LENGTH} characters` }]);
  }
  if (
    /^(.)\1*$/u.test(raw) ||
    ['password', 'motdepasse', '12345678', '123456789', 'azertyuiop'].includes(raw.toLowerCase())
  ) {
    throw new ValidationError([{ path, message: 'is too easy to guess' }]);
  }
  return raw;
}

/** Hashes at once, and those that may wait: a flood of sign-ins must not take the processor from the shop. */
const MAX_AT_ONCE = 2;
const MAX_WAITING = 64;
let running = 0;
const waiting: Array<() => void> = [];

/** @throws UnavailableError when too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < MAX_AT_ONCE) running += 1;
  else if (waiting.length < MAX_WAITING) await new Promise<void>((resolve) => waiting.push(resolve));
  else throw new UnavailableError('Too many people sign in just now; try again');
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function scryptAsync(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  return inTurn(() => scryptAsync(password, salt, cost));
}

export async function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

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
    await derive(password, Buffer.alloc(SALT_BYTES), cost);
    return false;
  }
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return given.length === expected.length && timingSafeEqual(given, expected);
}
