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
