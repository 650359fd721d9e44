const HANDLE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_LENGTH = 200;

/** True for lower-case words joined by single hyphens: what stands in a product's address. */
export function isHandle(handle: string): boolean {
  return handle.length <= MAX_LENGTH && HANDLE.test(handle);
}

/** A handle made of any title: "Écharpe bleue, 100 % laine" becomes "echarpe-bleue-100-laine"; empty when nothing is left. */
export function toHandle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
}

/** Digits of the largest number that makes a handle unique. */
const NUMBER_LENGTH = 4;

/**
 * Handles to try until one is free: the one that was given alone, or the one made of a title and then the same with a
 * number ("coat", "coat-1", "coat-2"), as many as have four digits.
 */
export function* handlesFor(handle: string, { isGiven }: { readonly isGiven: boolean }): Generator<string> {
  yield handle;
  if (isGiven) return;
  const stem = handle.slice(0, MAX_LENGTH - NUMBER_LENGTH - 1).replace(/-$/, '');
  for (let number = 1; number < 10 ** NUMBER_LENGTH; number += 1) yield `${stem}-${number}`;
}
