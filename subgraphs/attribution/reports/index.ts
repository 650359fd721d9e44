import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportCache } from './store/report-cache.ts';
import './graphql/overview.ts';
import './graphql/sales-report.ts';
import './graphql/queries.ts';

declare module '../deps.ts' {
  interface AttributionDeps {
    readonly reportCache: ReportCache;
  }
}

/** Reports over the facts of a period, with what it is compared with. */
export const reports: Area<AttributionDeps> = { name: 'reports' };
