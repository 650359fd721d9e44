import { z } from 'zod';
import { type Id, type IdPrefix, isId } from '#kernel/values/ids.ts';

/** An id of one kind in the shape of an input: what a caller may have made up is read here, once. */
export function idField<Prefix extends IdPrefix>(prefix: Prefix) {
  return z
    .string()
    .refine((raw) => isId(prefix, raw), `expected an id of the form ${prefix}_<uuid>`)
    .transform((raw) => raw as Id<Prefix>);
}
