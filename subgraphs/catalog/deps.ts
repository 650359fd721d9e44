import type { Platform } from '#kernel/runtime/platform.ts';

/** Dependencies of catalog's use cases; an area adds its own by declaration merging. */
export interface CatalogDeps extends Platform {}
