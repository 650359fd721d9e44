import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import { exportReportRows } from './export-report-rows.ts';
import type { FigureReader } from './read-figure.ts';
import type { ReportCache } from './store/report-cache.ts';
import './graphql/report.ts';
import './graphql/report-rows.ts';

declare module '../deps.ts' {
  interface AttributionDeps {
    readonly reportCache: ReportCache;
    /** Of every area that computes figures. */
    readonly figureReaders: readonly FigureReader[];
  }
}

/** Bytes of what a file is asked for by; a drill alone may have 20,000. */
const MAX_REQUEST_BYTES = 64 * 1024;

/** Reports over the facts of a period, with what it is compared with. */
export const reports: Area<AttributionDeps> = {
  name: 'reports',
  routes: [{ path: '/exports/report-rows', maxBytes: MAX_REQUEST_BYTES, handle: exportReportRows }],
};
