import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';
import './graphql/cart.ts';
import './graphql/customer.ts';
import './graphql/mutations.ts';
import './graphql/queries.ts';

/** One cart over all channels, priced at each read; where its channel says so, it holds its units. */
export const cart: Area<OrdersDeps> = {
  name: 'cart',
  sensitiveFields: ['applyGiftCard'],
};
