import { type Page, toPage } from '#kernel/values/pagination.ts';
import type { Product, ProductRef, ProductStatus } from '../../products/model/product.ts';
import type { SearchQuery } from './search-query.ts';

export const PRODUCT_SORTS = ['NEWEST', 'TITLE', 'PRICE_ASC', 'PRICE_DESC'] as const;
export type ProductSort = (typeof PRODUCT_SORTS)[number];

/** Filters of a list of products; absent fields do not narrow. */
export interface ProductListing {
  readonly status?: ProductStatus | undefined;
  readonly category?: string | undefined;
  readonly vendor?: string | undefined;
  readonly tag?: string | undefined;
  readonly collectionId?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly search?: SearchQuery | undefined;
  /** Only what is listed in this channel. */
  readonly channel?: string | undefined;
  /** The channel whose prices a sort goes by. */
  readonly pricesIn: string;
  /** Set for shoppers: only what is on sale at that moment, in the channel or in any. */
  readonly onSaleAt?: Date | undefined;
}

/** A reference with the values of its sort key, as the cursor carries them. */
export interface ProductPageRow extends ProductRef {
  readonly key: string;
}

/** Joins a page's products with the keys of its rows; the row beyond the limit only says that more follow. */
export function pageOf(
  products: readonly Product[],
  rows: readonly ProductPageRow[],
  page: Parameters<typeof toPage>[1],
  count: () => Promise<number> | number,
): Page<Product> {
  const keys = new Map(rows.map((row) => [row.id, row.key]));
  return toPage(products, page, (product) => [keys.get(product.id) ?? '', product.id], count);
}
