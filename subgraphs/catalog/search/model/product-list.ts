import type { ProductStatus } from '../../products/model/product.ts';
import type { SearchQuery } from './search-query.ts';

export type ProductSortKey = 'CREATED_AT' | 'PRICE' | 'RELEVANCE' | 'TITLE' | 'UPDATED_AT';

export interface ProductSort {
  readonly key: ProductSortKey;
  readonly direction: 'ASC' | 'DESC';
}

/** Whether a search finds by its words, or titles that look alike because no word was found. */
export type Match = 'words' | 'likeness';

/** Which products a list has; absent fields do not narrow. */
export interface ProductListing {
  readonly search?: SearchQuery | undefined;
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
  readonly now: Date;
}
