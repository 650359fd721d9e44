import { z } from 'zod';
import type { Id, IdPrefix } from '#kernel/values/ids.ts';

/** An id in the answer of the domain that owns it: its form is the owner's affair. */
export function idOf<Prefix extends IdPrefix>(_prefix: Prefix): z.ZodType<Id<Prefix>> {
  return z.string() as unknown as z.ZodType<Id<Prefix>>;
}
