import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql.ts';

/** How sales in other currencies count in the shop's, and which do not. */
export const conversions: Area<AttributionDeps> = { name: 'conversions' };
