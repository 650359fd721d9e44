import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';
import './graphql/mutations.ts';
import './graphql/pos-receipt.ts';
import './graphql/queries.ts';

/** Receipts of a store's POS, recorded as they happened, also days later and more than once. */
export const pos: Area<OrdersDeps> = { name: 'pos' };
