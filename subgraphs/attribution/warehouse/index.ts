import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import { readEngineGauges } from './read-engine-gauges.ts';
import type { Warehouse } from './store/warehouse.ts';
import './graphql/queries.ts';

declare module '../deps.ts' {
  interface AttributionDeps {
    readonly warehouse: Warehouse;
  }
}

/** The column store, and which generation of its fact tables reports read. */
export const warehouse: Area<AttributionDeps> = { name: 'warehouse', gauges: readEngineGauges };
