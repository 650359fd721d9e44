import { uuidv7 } from 'uuidv7';

/** A text that no other test has: for idempotency keys, addresses, terminals; entities get theirs from `newId`. */
export const unique = (label: string): string => `${label}_${uuidv7()}`;
