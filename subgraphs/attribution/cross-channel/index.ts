import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/queries.ts';

/** How people go from one channel to another, and what customers of several channels do more. */
export const crossChannel: Area<AttributionDeps> = { name: 'cross-channel' };
