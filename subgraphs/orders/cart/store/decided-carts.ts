import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { assignments } from '#kernel/database/write.ts';
import { cart } from '../../prisma/generated/tables.ts';
import { MAX_RECENT_KEYS, type RecentKey } from '../model/recent-keys.ts';

/** Lets the cart continue whose checkout the expression `o` aborted, for the request with the `key` where one asked. */
export function unfreezeCart(key?: RecentKey): SqlQuery {
  const recentKeys =
    key &&
    sql`jsonb_path_query_array(${JSON.stringify([key])}::jsonb || recent_keys, ${`$[0 to ${MAX_RECENT_KEYS - 1}]`}::jsonpath)`;
  return sql`
    update cart set ${assignments(cart, { checkoutOrderId: null, recentKeys })}
    from o where cart.id = o.cart_id and cart.checkout_order_id = o.id`;
}

/** Closes the cart of the order that the expression `o` placed. */
export function closeCart(): SqlQuery {
  return sql`
    update cart set ${assignments(cart, { status: 'ORDERED', checkoutOrderId: null })} from o where cart.id = o.cart_id`;
}
