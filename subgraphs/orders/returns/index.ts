import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';
import './graphql/mutations.ts';
import './graphql/queries.ts';
import './graphql/return.ts';

/** Goods that any store takes back: into its stock, and the money back where it came from. */
export const returns: Area<OrdersDeps> = { name: 'returns' };
