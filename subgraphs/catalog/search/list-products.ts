import { can } from '#kernel/request/access.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, parsePage, toPage } from '#kernel/values/pagination.ts';
import type { CatalogDeps } from '../deps.ts';
import { isOnSale } from '../products/model/listing.ts';
import type { Product, ProductSort, ProductStatus } from '../products/model/product.ts';
import { isKey, isStorable } from '../products/model/product-rules.ts';
import { readIdOfHandle } from '../products/store/variants.ts';
import { parseSearch } from './model/search-query.ts';
import {
  countProducts,
  isSortKey,
  type ProductListing,
  type ProductPageRow,
  readProductPage,
} from './store/product-pages.ts';

export interface ProductFilter {
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
  readonly channel?: string | null | undefined;
  readonly sort?: ProductSort | null | undefined;
  readonly filter?: ProductFilter | null | undefined;
}

/** Staff see everything; shoppers what is on sale. */
export function seesEverything(request: RequestContext): boolean {
  return request.actor.kind === 'staff' || request.actor.kind === 'service';
}

/** Who may know what a variant costs the house. */
export function seesCosts(request: RequestContext): boolean {
  return can(request.actor, 'catalog:cost');
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
    throw new ValidationError([{ path: 'after', message: 'not a cursor of this list' }]);
  }
  const listing = toListing(deps, request, list);
  const rows = listing === undefined ? [] : await readProductPage(deps.db, listing, sort, page);
  const products = await deps.products.resolve(rows);
  const count = () => (listing === undefined ? 0 : countProducts(deps.db, listing));
  return pageOf(products, rows, page, count);
}

/** Joins a page's products with the keys of its rows; the row beyond the limit only tells that more follow. */
export function pageOf(
  products: readonly Product[],
  rows: readonly ProductPageRow[],
  page: Parameters<typeof toPage>[1],
  count: () => Promise<number> | number,
): Page<Product> {
  const keys = new Map(rows.map((row) => [row.id, row.key]));
  return toPage(products, page, (product) => [keys.get(product.id) ?? '', product.id], count);
}

/** Undefined when nothing can match: a key that names nothing, or a search without a letter or digit. */
function toListing(
  deps: CatalogDeps,
  request: RequestContext,
  { channel, filter }: ProductListRequest,
): ProductListing | undefined {
  const { query, status, category, vendor, collectionId, tag, ids } = filter ?? {};
  const search = query === null || query === undefined || query.trim() === '' ? undefined : parseSearch(query);
  const keys = [channel, collectionId].filter((key) => typeof key === 'string');
  const texts = [category, vendor, tag].filter((text) => typeof text === 'string');
  if (!keys.every(isKey) || !texts.every(isStorable)) return undefined;
  if (search === undefined && query?.trim()) return undefined;
  return {
    status: status ?? undefined,
    category: category ?? undefined,
    vendor: vendor ?? undefined,
    tag: tag ?? undefined,
    collectionId: collectionId ?? undefined,
    ids: ids?.filter(isKey).slice(0, 1_000),
    search,
    channel: channel ?? undefined,
    onSaleAt: seesEverything(request) ? undefined : deps.clock.now(),
  };
}

/** One product by id or handle; null where there is none that the caller may see. */
export async function findProduct(
  deps: CatalogDeps,
  request: RequestContext,
  { id, handle }: { readonly id?: string | null | undefined; readonly handle?: string | null | undefined },
): Promise<Product | null> {
  if ((id ?? handle ?? null) === null) throw new ValidationError([{ path: 'id', message: 'give an id or a handle' }]);
  const known = id ?? (isKey(handle ?? '') ? await readIdOfHandle(deps.db, handle ?? '') : undefined);
  const [product] = known === undefined ? [] : await deps.products.byIds([known]);
  if (!product || (id && handle && product.handle !== handle)) return null;
  return seesEverything(request) || isOnSale(product, deps.clock.now().getTime()) ? product : null;
}
