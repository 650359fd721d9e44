import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/types.ts';

/** Customers by how recently, how often and for how much they bought, as reports are narrowed to them. */
export const segments: Area<AttributionDeps> = { name: 'segments' };
