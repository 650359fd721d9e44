import { createHash } from 'node:crypto';

/** Longest key that the owner takes. */
const MAX_KEY = 200;

/** A key that is too long ends in a digest of all of it. */
export function boundedKey(key: string): string {
  if (key.length <= MAX_KEY) return key;
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return `${key.slice(0, MAX_KEY - digest.length - 1)}~${digest}`;
}
