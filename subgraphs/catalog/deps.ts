import type { Platform } from '#kernel/runtime/platform.ts';

/** What catalog's use cases need; an area adds its own by declaration merging. */
export interface CatalogDeps extends Platform {}
