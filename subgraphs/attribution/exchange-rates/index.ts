import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/types.ts';
import './graphql/mutations.ts';
import './graphql/queries.ts';
import './graphql/order.ts';
import './graphql/ports.ts';

/** Rates by day and source, and the one that each order of another currency has. */
export const exchangeRates: Area<AttributionDeps> = { name: 'exchange-rates' };
