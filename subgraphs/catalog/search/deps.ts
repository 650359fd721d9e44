import type { RequestContext } from '#kernel/request/context.ts';
import type { FoundProducts, ProductListing, ProductPlace, ProductSort } from './model/product-list.ts';

/** What lists and searches are answered from; this process's memory, or another engine that keeps these promises. */
export interface ProductSearch {
  /**
   * A page and its total, with everything in it that was committed before the call, as of one moment.
   * @throws UnavailableError while it is not ready.
   */
  find(
    request: RequestContext,
    listing: ProductListing,
    sort: ProductSort,
    place: ProductPlace,
  ): Promise<FoundProducts>;
  isReady(): boolean;
  stop(): Promise<void>;
}

declare module '../deps.ts' {
  interface CatalogDeps {
    readonly productSearch: ProductSearch;
  }
}
