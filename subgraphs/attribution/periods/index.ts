import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import type { BusinessDay } from './model/business-day.ts';

declare module '../deps.ts' {
  interface AttributionDeps {
    /** Business day of an instant in the shop's time zone. */
    readonly dayOf: (instantMs: number) => BusinessDay;
  }
}

/** Business days and periods, and how they compare. */
export const periods: Area<AttributionDeps> = { name: 'periods' };
