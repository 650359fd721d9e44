import { appliedContext, type RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError, UnauthenticatedError, ValidationError } from '#kernel/values/errors.ts';
import { type Page, type PageArgs, parsePage, toPage } from '#kernel/values/pagination.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Product } from '../products/model/product.ts';
import { seesEverything } from '../products/model/visibility.ts';
import { CURSOR_LENGTH, cursorMark, readPlace } from './model/product-cursor.ts';
import { type ProductFilter, parseProductFilter } from './model/product-filter.ts';
import type { ProductListing, ProductPageRow, ProductSort } from './model/product-list.ts';
import { parseSearch } from './model/search-query.ts';
import { readProductIdsOfCode } from './store/variant-codes.ts';

export interface ProductListRequest extends PageArgs {
  readonly query?: string | null | undefined;
  readonly filter?: ProductFilter | null | undefined;
  readonly sort?: ProductSort | null | undefined;
}

const NEWEST: ProductSort = { key: 'CREATED_AT', direction: 'DESC' };
const BEST: ProductSort = { key: 'RELEVANCE', direction: 'ASC' };

/**
 * A page of what shoppers of the context see, or for staff of products in the statuses that they ask for. A text that
 * may be a SKU or a barcode is looked for among those too, by a statement of its own.
 * @throws ValidationError | UnauthenticatedError | ForbiddenError | UnavailableError
 */
export async function listProducts(
  deps: CatalogDeps,
  request: RequestContext,
  { query, filter, sort: asked, ...paging }: ProductListRequest,
): Promise<Page<Product>> {
  const text = query?.trim() ?? '';
  const sort = asked ?? (text === '' ? NEWEST : BEST);
  if (sort.key === 'RELEVANCE' && text === '') {
    throw new ValidationError([{ path: 'sort.key', issueCode: 'NOT_ALLOWED', message: 'needs a query' }]);
  }
  const search = text === '' ? undefined : parseSearch(text);
  const place = readPlace(parsePage(paging, CURSOR_LENGTH), sort.key, search?.words.length ?? 0);
  const { channelCode: channel, currencyCode } = appliedContext(request);
  const narrowed = parseProductFilter(filter ?? {}, currencyCode);
  if (narrowed.statuses !== undefined) assertSeesAll(request);
  // A text without a letter or a digit finds nothing.
  if (text !== '' && search === undefined) return toPage([], place.page, () => [], 0);
  const codedIds = search?.code === undefined ? undefined : await readProductIdsOfCode(deps.db, search.code);
  const listing: ProductListing = { ...narrowed, search, codedIds, channel };
  const { rows, total, reading } = await deps.productSearch.find(request, listing, sort, place);
  const mark = cursorMark(sort.key, reading);
  return ofProducts(toPage(await resolve(deps, rows), place.page, ({ row: { key, id } }) => [mark, key, id], total));
}

interface Found {
  readonly row: ProductPageRow;
  readonly product: Product;
}

/** The products of the rows; the row beyond the limit only says that more follow. */
async function resolve(deps: CatalogDeps, rows: readonly ProductPageRow[]): Promise<Found[]> {
  const products = new Map((await deps.products.resolve(rows)).map((product) => [product.id, product]));
  return rows.flatMap((row) => {
    const product = products.get(row.id);
    return product ? [{ row, product }] : [];
  });
}

function ofProducts(page: Page<Found>): Page<Product> {
  return {
    get edges() {
      return page.edges.map(({ cursor, node }) => ({ cursor, node: node.product }));
    },
    nodes: page.nodes.map(({ product }) => product),
    get pageInfo() {
      return page.pageInfo;
    },
    totalCount: page.totalCount,
  };
}

function assertSeesAll(request: RequestContext): void {
  if (seesEverything(request)) return;
  throw request.actor.kind === 'anonymous' ? new UnauthenticatedError() : new ForbiddenError();
}
