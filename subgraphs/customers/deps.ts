import type { Platform } from '#kernel/runtime/platform.ts';

/** What the use cases of customers need; an area adds its own by declaration merging. */
export interface CustomersDeps extends Platform {}
