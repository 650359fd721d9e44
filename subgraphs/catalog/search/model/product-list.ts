import type { PageRequest } from '#kernel/values/pagination.ts';
import type { ProductRef, ProductStatus } from '../../products/model/product.ts';
import type { SearchQuery } from './search-query.ts';
import type { Reading } from './word-matcher.ts';

export type ProductSortKey = 'CREATED_AT' | 'PRICE' | 'RELEVANCE' | 'TITLE' | 'UPDATED_AT';

export interface ProductSort {
  readonly key: ProductSortKey;
  readonly direction: 'ASC' | 'DESC';
}

/** Which products a list has; absent fields do not narrow. */
export interface ProductListing {
  readonly search?: SearchQuery | undefined;
  /** Products of the code that was typed. */
  readonly codedIds?: readonly string[] | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly collectionIds?: readonly string[] | undefined;
  readonly vendors?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Bounds of the lowest price in the channel, in its minor units, both included. */
  readonly minPriceMinor?: bigint | undefined;
  readonly maxPriceMinor?: bigint | undefined;
  /** Set for staff who ask for more than shoppers see: listed anywhere or not. */
  readonly statuses?: readonly ProductStatus[] | undefined;
  /** The channel whose prices count and, without `statuses`, in which the products are on sale. */
  readonly channel: string;
}

/** Where a page of a list continues, and how the words of its search were read; `undefined` at its start. */
export interface ProductPlace {
  readonly page: PageRequest;
  readonly reading: Reading | undefined;
}

/** A product of a list with the value of its sort, as the cursor carries it. */
export interface ProductPageRow extends ProductRef {
  readonly key: string;
}

/** A page of a list. */
export interface FoundProducts {
  /** One more than the page's limit where more follow, in the order in which it is read. */
  readonly rows: readonly ProductPageRow[];
  /** Products in the whole list. */
  readonly total: number;
  /** Of a search alone. */
  readonly reading: Reading | undefined;
}
