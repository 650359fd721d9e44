import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';
import './graphql.ts';

/** Sales of a store's POS, recorded as they happened, also hours later and more than once. */
export const pos: Area<OrdersDeps> = { name: 'pos' };
