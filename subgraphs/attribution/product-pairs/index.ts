import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql.ts';

/** What is bought together: pairs of products in one order. */
export const productPairs: Area<AttributionDeps> = { name: 'product-pairs' };
