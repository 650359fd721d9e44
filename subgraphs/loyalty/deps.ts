import type { Platform } from '#kernel/runtime/platform.ts';

/** What loyalty's use cases need. */
export type LoyaltyDeps = Platform;
