import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/types.ts';
import './graphql/queries.ts';
import './graphql/ports.ts';

/** A history that arrives behind an open shop, and which days are whole meanwhile. */
export const arrivals: Area<AttributionDeps> = { name: 'arrivals' };
