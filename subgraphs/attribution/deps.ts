import type { Platform } from '#kernel/runtime/platform.ts';

/** What attribution's use cases need: the platform, and what each area's `index.ts` adds to it. */
export interface AttributionDeps extends Platform {}
