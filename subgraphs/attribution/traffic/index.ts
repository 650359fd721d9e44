import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import type { SessionRows } from './store/session-rows.ts';
import './graphql/queries.ts';

declare module '../deps.ts' {
  interface AttributionDeps {
    readonly sessionRows: SessionRows;
  }
}

/** Visits online: sessions, and what became of them. */
export const traffic: Area<AttributionDeps> = { name: 'traffic' };
