import type { Platform } from '#kernel/runtime/platform.ts';
import type { BusinessDay } from './periods/model/business-day.ts';
import type { Spool } from './touchpoints/store/spool.ts';
import type { Warehouse } from './warehouse/warehouse.ts';

/** What attribution's use cases need beside the platform. */
export interface AttributionDeps extends Platform {
  readonly warehouse: Warehouse;
  readonly spool: Spool;
  /** Business day of an instant in the zone of the house. */
  readonly houseDay: (instantMs: number) => BusinessDay;
  readonly reports: ReportCache;
}

/** Results of reports, kept until the facts change. */
export interface ReportCache {
  get<T>(key: string, make: () => Promise<T>): Promise<T>;
}
