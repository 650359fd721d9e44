import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/types.ts';
import './graphql/rows.ts';
import './graphql/queries.ts';

/** What sells of the stock, what is missing while it lies elsewhere, and whether to unify it. */
export const stockHealth: Area<AttributionDeps> = { name: 'stock-health' };
