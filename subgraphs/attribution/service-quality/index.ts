import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql.ts';

/** How well customers are served, by what was promised, answered, saved and given back. */
export const serviceQuality: Area<AttributionDeps> = { name: 'service-quality' };
