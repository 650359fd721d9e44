import { z } from 'zod';
import { isId } from '#kernel/values/ids.ts';
import { isPlainText } from '#kernel/values/text.ts';

/** Characters of an address that browsers, servers and mails all carry. */
const MAX_SEARCH = 2_000;

const name = z.string().trim().min(1).max(80).refine(isPlainText, 'must not hold control characters');
const search = z
  .string()
  .max(MAX_SEARCH)
  .regex(/^(\?[\w.~%,;:@!$'()*+/?&=-]*)?$/, 'must be empty or begin with "?", as in an address');

/** The page of a view: "/overview". */
export const viewPath = z.string().regex(/^\/[a-z][a-z0-9-]{0,59}$/, 'must be the address of a page, "/overview"');

/** What a new view says. */
export const newView = z.object({ name, path: viewPath, search, isShared: z.boolean() });

/** What of a view may change. */
export const viewChange = z.object({
  name: name.optional(),
  search: search.optional(),
  isShared: z.boolean().optional(),
});

/** Under this key the address of a page names its stores. */
const STORES = 'st';

/** The stores that a page's filters name; an id that is none names no store. */
export function locationsOf(query: string): readonly string[] {
  const named = new URLSearchParams(query).getAll(STORES).join(',').split(',');
  return [...new Set(named.filter((id) => isId('loc', id)))];
}
