import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/types.ts';
import './graphql/queries.ts';

/** Every figure, defined once: its formula in words, and its SQL. */
export const metrics: Area<AttributionDeps> = { name: 'metrics' };
