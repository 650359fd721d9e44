import type { Platform } from '#kernel/runtime/platform.ts';
import type { ProductCache } from './products/store/product-cache.ts';

/** What catalog's use cases need. */
export interface CatalogDeps extends Platform {
  readonly products: ProductCache;
}
