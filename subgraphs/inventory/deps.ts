import type { Platform } from '#kernel/runtime/platform.ts';

/** What inventory's use cases need. */
export type InventoryDeps = Platform;
