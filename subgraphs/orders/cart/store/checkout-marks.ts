import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { assignments } from '#kernel/database/write.ts';
import { cart } from '../../prisma/generated/tables.ts';
import type { Cart } from '../model/cart.ts';
import { MAX_RECENT_KEYS, type RecentKey } from '../model/recent-keys.ts';

/** The cart if it is still what was read and may be checked out, locked; to stand as the expression `open_cart`. */
export function lockOpenCart({ id, version }: Pick<Cart, 'id' | 'version'>): SqlQuery {
  return sql`
    select id from cart where id = ${id} and version = ${version}
      and status = 'OPEN' and checkout_order_id is null for update`;
}

/** Freezes the cart of `open_cart` for the order that the expression `o` inserted. */
export function freezeCart(): SqlQuery {
  return sql`update cart set checkout_order_id = o.id from o, open_cart where cart.id = open_cart.id`;
}

/** Lets the cart go on whose checkout the expression `o` aborted, for the request with the `key` where one asked. */
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
