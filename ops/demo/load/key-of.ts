import { createHash } from 'node:crypto';

/** The same idempotency key at every start: what is made under it is made once. */
export function keyOf(name: string): string {
  const hex = createHash('sha256').update(`demo ${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
