/** What to do about a module that cannot be found, in a sentence; undefined for every other failure. */
export function describeMissingCode(error: unknown): string | undefined;
