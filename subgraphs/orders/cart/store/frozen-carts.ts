import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { Cart } from '../model/cart.ts';

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
