import { appliedContext, type RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, type PageRequest, parsePage } from '#kernel/values/pagination.ts';
import { isKey } from '#kernel/values/text.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Product } from '../products/model/product.ts';
import { seesEverything } from '../products/model/visibility.ts';
import { pageOf } from './model/product-list.ts';
import { parseSearch } from './model/search-query.ts';
import { countFound, searchByLikeness, searchByWords } from './store/product-search.ts';

export interface SearchRequest {
  readonly query: string;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A rank as PostgreSQL prints a real number; a tilde before it where titles that look alike were ranked. */
const RANK = /^(~?)(\d{1,10}(?:\.\d{1,20})?(?:e-?\d{1,2})?)$/;

/** Where a page of either ranking goes on. @throws ValidationError for what is no cursor of this list */
function parseCursor(page: PageRequest): { readonly page: PageRequest; readonly alike: boolean } {
  if (!page.after) return { page, alike: false };
  const [key = '', id = ''] = page.after;
  const [, mark, rank] = RANK.exec(key) ?? [];
  const real = Math.fround(Number(rank));
  if (rank === undefined || !isKey(id) || !Number.isFinite(real) || (real === 0 && Number(rank) !== 0)) {
    throw new ValidationError([{ path: 'after', issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
  }
  return { page: { ...page, after: [rank, id] }, alike: mark === '~' };
}

/**
 * Products by words in French or English, beginnings of words, SKU or barcode, best first. When no word is found,
 * titles that look alike answer, so that a typing error costs nothing.
 */
export async function searchProducts(
  deps: CatalogDeps,
  request: RequestContext,
  { query, ...paging }: SearchRequest,
): Promise<Page<Product>> {
  const { page, alike } = parseCursor(parsePage(paging, 2));
  const search = parseSearch(query);
  if (search === undefined) return pageOf([], [], page, () => 0);
  const scope = seesEverything(request)
    ? { channel: undefined, onSaleAt: undefined }
    : { channel: appliedContext(request).channelCode, onSaleAt: deps.clock.now() };
  const byWords = alike ? [] : await searchByWords(deps.db, search, scope, page);
  const asWords = byWords.length > 0 || (page.after !== undefined && !alike);
  const found = asWords ? byWords : await searchByLikeness(deps.db, search, scope, page);
  const rows = asWords ? found : found.map((row) => ({ ...row, key: `~${row.key}` }));
  const count = () => countFound(deps.db, search, scope, asWords ? 'words' : 'likeness');
  return pageOf(await deps.products.resolve(rows), rows, page, count);
}
