import type { RequestContext } from '#kernel/request/context.ts';
import type { FoundProducts, ProductListing, ProductPlace, ProductSort } from './model/product-list.ts';

/** Products that were compared with their rows, and those that were not as these and are now. */
interface SearchCheck {
  readonly compared: number;
  readonly repaired: number;
}

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
  /** Compares some products, others each time. */
  check(): Promise<SearchCheck>;
  /** Keeps what it holds for the next start, where it has changed. */
  save(): Promise<void>;
  stop(): Promise<void>;
}

declare module '../deps.ts' {
  interface CatalogDeps {
    readonly productSearch: ProductSearch;
  }
}
