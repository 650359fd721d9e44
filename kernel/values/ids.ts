import { uuidv7 } from 'uuidv7';
import { ValidationError } from './errors.ts';
import type { Registered } from './registry.ts';

/** Three letters that tell what an id names; the product's closed table is subgraphs/shared/ids.ts. */
export type IdPrefix = Registered<'idPrefix'>;

/** An id of one kind: the prefix and a time-ordered UUIDv7. The type keeps a customer's id from naming an order. */
export type Id<Prefix extends IdPrefix = IdPrefix> = `${Prefix}_${string}`;

const PATTERN = /^([a-z]{3})_([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export function newId<Prefix extends IdPrefix>(prefix: Prefix): Id<Prefix> {
  return `${prefix}_${uuidv7()}` as Id<Prefix>;
}

/** True for a well-formed id of that kind; says nothing about existence. */
export function isId<Prefix extends IdPrefix>(prefix: Prefix, raw: string): raw is Id<Prefix> {
  return PATTERN.exec(raw)?.[1] === prefix;
}

/**
 * Reads an id that came from outside, once, at the edge.
 * @throws ValidationError naming `path` when it is not an id of that kind.
 */
export function parseId<Prefix extends IdPrefix>(prefix: Prefix, raw: string, path = 'id'): Id<Prefix> {
  if (isId(prefix, raw)) return raw;
  throw new ValidationError([
    { path, issueCode: 'INVALID_FORMAT', message: `expected an id of the form ${prefix}_<uuid>` },
  ]);
}
