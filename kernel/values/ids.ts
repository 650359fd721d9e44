import { uuidv7 } from 'uuidv7';
import { ValidationError } from './errors.ts';

declare const brand: unique symbol;
/** A string that carries its meaning in its type: `Brand<string, 'OrderId'>`. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

const PATTERN = /^([a-z]{3})_([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** A new id: three letters that tell the kind, and a time-ordered UUIDv7. */
export function newId<Id extends string>(prefix: string): Id {
  return `${prefix}_${uuidv7()}` as Id;
}

/** True for a well-formed id of that kind; says nothing about existence. */
export function isId(prefix: string, raw: string): boolean {
  return PATTERN.exec(raw)?.[1] === prefix;
}

/**
 * Reads an id that came from outside, once, at the edge.
 * @throws ValidationError naming `path` when it is not an id of that kind.
 */
export function parseId<Id extends string>(prefix: string, raw: string, path = 'id'): Id {
  if (!isId(prefix, raw)) {
    throw new ValidationError([{ path, message: `expected an id of the form ${prefix}_<uuid>` }]);
  }
  return raw as Id;
}
