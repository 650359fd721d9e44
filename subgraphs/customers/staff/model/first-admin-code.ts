import { createHash, randomBytes } from 'node:crypto';

/** Letters and digits that are not taken for one another on a screen. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 20 of 32 characters, 100 random bits, in groups of five: ABCDE-FGHJK-LMNPQ-RSTUV. */
export function newFirstAdminCode(): string {
  const characters = [...randomBytes(20)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return [0, 5, 10, 15].map((start) => characters.slice(start, start + 5).join('')).join('-');
}

/** The form in which a code is stored; case and dashes do not count. */
export function hashFirstAdminCode(code: string): string {
  return createHash('sha256').update(code.trim().toUpperCase().replace(/-/g, '')).digest('base64url');
}
