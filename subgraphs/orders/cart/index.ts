import { sql } from '#kernel/database/sql.ts';
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
  retention: [
    {
      // Beyond the day on which a cart expires. One that became an order stays with it.
      name: 'carts',
      days: 90,
      remove: (before, limit) => sql`
        delete from cart where id in (
          select id from cart where status = 'OPEN' and checkout_order_id is null and expires_at < ${before} limit ${limit})
        returning 1`,
    },
  ],
};
