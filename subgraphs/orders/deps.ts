import type { Platform } from '#kernel/runtime/platform.ts';

/** What the use cases of orders need; an area adds its own by declaration merging. */
export interface OrdersDeps extends Platform {}
