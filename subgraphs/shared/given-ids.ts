import { z } from 'zod';
import type { Id, IdPrefix } from '#kernel/values/ids.ts';

/** An id that another domain gives on an internal port or in an event: its form is the affair of its owner. */
export function givenId<Prefix extends IdPrefix>(_prefix: Prefix, raw: string): Id<Prefix> {
  return raw as Id<Prefix>;
}

export function givenIds<Prefix extends IdPrefix>(prefix: Prefix, raw: readonly string[]): Array<Id<Prefix>> {
  return raw.map((id) => givenId(prefix, id));
}

/** The same in a message that is read by its shape. */
export function idOf<Prefix extends IdPrefix>(prefix: Prefix) {
  return z
    .string()
    .min(1)
    .transform((raw) => givenId(prefix, raw));
}
