import type { Platform } from '../../shared/platform.ts';

/** What inventory's use cases need. */
export type InventoryDeps = Platform;
