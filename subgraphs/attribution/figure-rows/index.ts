import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import { exportFigureRows } from './export-figure-rows.ts';
import './graphql.ts';

/** Bytes of what a file is asked for by; a key alone may have 20,000. */
const MAX_REQUEST_BYTES = 64 * 1024;

/** The rows behind figures: what each of them counts, one by one. */
export const figureRows: Area<AttributionDeps> = {
  name: 'figure-rows',
  routes: [{ path: '/exports/figure-rows', maxBytes: MAX_REQUEST_BYTES, handle: exportFigureRows }],
};
