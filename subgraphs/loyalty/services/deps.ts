import type { Platform } from '../../shared/platform.ts';

/** What loyalty's use cases need. */
export type LoyaltyDeps = Platform;
