import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/types.ts';
import './graphql/mutations.ts';
import './graphql/queries.ts';
import './graphql/ports.ts';

/** How many came into each store, and how many of them bought. */
export const footfall: Area<AttributionDeps> = { name: 'footfall' };
