import type { Platform } from '#kernel/runtime/platform.ts';

/** Dependencies of the use cases of customers; an area adds its own by declaration merging. */
export interface CustomersDeps extends Platform {}
