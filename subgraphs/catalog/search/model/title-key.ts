import { fold } from './words.ts';

/** Characters of a title that it is sorted by; a cursor holds them. */
const MAX_LENGTH = 200;

/** What a title is sorted by: folded, without characters that no cursor may hold. */
export function titleKey(title: string): string {
  return fold(title)
    .slice(0, MAX_LENGTH)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ');
}
