import { appliedContext, type RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, parsePage } from '#kernel/values/pagination.ts';
import { isKey, isStorable } from '#kernel/values/text.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Product, ProductStatus } from '../products/model/product.ts';
import { seesEverything } from '../products/model/visibility.ts';
import { type ProductListing, type ProductSort, pageOf } from './model/product-list.ts';
import { parseSearch } from './model/search-query.ts';
import { countProducts, isSortKey, readProductPage } from './store/product-pages.ts';

interface ProductFilter {
  readonly query?: string | null | undefined;
  readonly status?: ProductStatus | null | undefined;
  readonly category?: string | null | undefined;
  readonly vendor?: string | null | undefined;
  readonly collectionId?: string | null | undefined;
  readonly tag?: string | null | undefined;
  readonly ids?: readonly string[] | null | undefined;
}

export interface ProductListRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly sort?: ProductSort | null | undefined;
  readonly filter?: ProductFilter | null | undefined;
}

/** A page of products; its total is counted only when it is asked for. */
export async function listProducts(
  deps: CatalogDeps,
  request: RequestContext,
  list: ProductListRequest,
): Promise<Page<Product>> {
  const sort = list.sort ?? 'NEWEST';
  const page = parsePage(list, 2);
  const [key, id] = page.after ?? [];
  if (key !== undefined && !(isSortKey(sort, key) && isKey(id ?? ''))) {
    throw new ValidationError([{ path: 'after', issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
  }
  const listing = toListing(deps, request, list);
  const rows = listing === undefined ? [] : await readProductPage(deps.db, listing, sort, page);
  const products = await deps.products.resolve(rows);
  const count = () => (listing === undefined ? 0 : countProducts(deps.db, listing));
  return pageOf(products, rows, page, count);
}

/** Undefined when nothing can match: a key that names nothing, or a search without a letter or digit. */
function toListing(
  deps: CatalogDeps,
  request: RequestContext,
  { filter }: ProductListRequest,
): ProductListing | undefined {
  const { query, status, category, vendor, collectionId, tag, ids } = filter ?? {};
  const search = query === null || query === undefined || query.trim() === '' ? undefined : parseSearch(query);
  const { channelCode } = appliedContext(request);
  const isShopper = !seesEverything(request);
  const texts = [category, vendor, tag].filter((text) => typeof text === 'string');
  if ((typeof collectionId === 'string' && !isKey(collectionId)) || !texts.every(isStorable)) return undefined;
  if (search === undefined && query?.trim()) return undefined;
  return {
    status: status ?? undefined,
    category: category ?? undefined,
    vendor: vendor ?? undefined,
    tag: tag ?? undefined,
    collectionId: collectionId ?? undefined,
    ids: ids?.filter(isKey).slice(0, 1_000),
    search,
    channel: isShopper ? channelCode : undefined,
    pricesIn: channelCode,
    onSaleAt: isShopper ? deps.clock.now() : undefined,
  };
}
