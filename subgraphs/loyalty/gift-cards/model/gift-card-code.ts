import { createHash, randomInt } from 'node:crypto';

/** Without 0, O, 1, I and L, which people misread. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** 16 of 31 letters: 79 bits, beyond guessing. */
const LENGTH = 16;

export function newGiftCardCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

export function normalizeCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}

export function hashCode(code: string): string {
  return createHash('sha256').update(normalizeCode(code)).digest('hex');
}

export function maskCode(lastFour: string): string {
  return `•••• ${lastFour}`;
}

/** A code as it may be shown. */
export function maskWholeCode(code: string): string {
  return maskCode(normalizeCode(code).slice(-4));
}
