import { createHash } from 'node:crypto';
import { RowFault } from './drafts.ts';

/** Longest code that the owners take. */
const MAX_CODE = 40;

/** "In-Store" is the channel IN_STORE, "580111" is CHANNEL_580111; codes stay as they are. */
export function codeOf(name: string): string {
  const plain = plainCode(name, MAX_CODE);
  if (plain === '') throw new RowFault(`"${name}" is no name for a channel`);
  return /^[A-Z][A-Z0-9_]/.test(plain) ? plain : `CHANNEL_${plain}`.slice(0, MAX_CODE);
}

/** The code of a store: a name that may be one stays, another is written as one, "Casa María" as CASA_MARIA. */
export function storeCodeOf(name: string): string {
  return /^[A-Za-z0-9._-]{1,40}$/.test(name) ? name : plainCode(name, MAX_CODE);
}

/**
 * A name in the letters of a code; empty for one without a letter or digit. What letters of other scripts or the end of a
 * long name would tell from another name, a digest does.
 */
function plainCode(name: string, length: number): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  const plain = folded.replace(/[^A-Z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  if (!/(?![A-Z0-9])[\p{L}\p{N}]/u.test(folded) && plain.length <= length) return plain;
  const digest = createHash('sha256').update(folded).digest('hex').slice(0, DIGEST_LENGTH).toUpperCase();
  return `${plain.slice(0, length - DIGEST_LENGTH - 1)}_${digest}`.replace(/^_/, 'N');
}

/** Characters that tell names apart: 32 bits, for the few of one shop. */
const DIGEST_LENGTH = 8;
