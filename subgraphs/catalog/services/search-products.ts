import type { RequestContext } from '../../shared/context.ts';
import { ValidationError } from '../../shared/errors.ts';
import { type Page, parsePage } from '../../shared/pagination.ts';
import type { Product } from '../domain/product.ts';
import { isKey } from '../domain/product-rules.ts';
import { parseSearch } from '../domain/search-query.ts';
import { searchByLikeness, searchByWords } from '../store/product-search.ts';
import type { CatalogDeps } from './deps.ts';
import { pageOf, seesEverything } from './read-products.ts';

export interface SearchRequest {
  readonly query: string;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly channel?: string | null | undefined;
}

/** A rank as PostgreSQL prints a real number. */
const RANK = /^\d{1,10}(\.\d{1,20})?(e-?\d{1,3})?$/;

/**
 * Products by words in French or English, beginnings of words, SKU or barcode, best first. When no word is found,
 * titles that look alike answer, so that a typing error costs nothing.
 */
export async function searchProducts(
  deps: CatalogDeps,
  request: RequestContext,
  { query, channel, ...paging }: SearchRequest,
): Promise<Page<Product>> {
  const page = parsePage(paging, 2);
  const [key, id] = page.after ?? [];
  if (key !== undefined && !(RANK.test(key) && isKey(id ?? ''))) {
    throw new ValidationError([{ path: 'after', message: 'not a cursor of this list' }]);
  }
  const search = parseSearch(query);
  if (search === undefined || (typeof channel === 'string' && !isKey(channel))) return pageOf([], [], page, null);
  const scope = { channel: channel ?? undefined, onSaleAt: seesEverything(request) ? undefined : deps.clock.now() };
  let rows = await searchByWords(deps.db, search, scope, page);
  if (rows.length === 0 && page.after === undefined) rows = await searchByLikeness(deps.db, search, scope, page);
  return pageOf(await deps.products.resolve(rows), rows, page, null);
}
