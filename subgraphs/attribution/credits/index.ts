import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/types.ts';
import './graphql/queries.ts';
import './graphql/order-journey.ts';

/** Splits orders among the moments that led to them, by each of the known models. */
export const credits: Area<AttributionDeps> = { name: 'credits' };
