import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import type { Cart, KnownCheckout } from '../../cart/model/cart.ts';
import { freezeCart, lockOpenCart } from '../../cart/store/frozen-carts.ts';
import type { NewOrder } from '../../order/model/new-order.ts';
import { insertLines, insertOrderOfCart, orderRow } from '../../order/store/new-orders.ts';
import { order } from '../../prisma/generated/tables.ts';
import { insertFirstTask } from '../../tasks/store/new-tasks.ts';
import type { Attempt } from '../model/attempt.ts';

/**
 * Writes a PENDING order with its lines and the task that will finish or undo it, and freezes the cart: one
 * statement, so either all of it happens or nothing.
 * @returns the order's number; undefined when the cart has moved on, or the key or the cart is used by another checkout.
 */
export async function insertAttempt(
  db: Reader,
  made: {
    readonly order: NewOrder;
    readonly cart: Pick<Cart, 'id' | 'version'>;
    readonly attempt: Attempt;
    readonly holdsValue: boolean;
    readonly decideBy: Date;
  },
): Promise<string | undefined> {
  const { cart, attempt, holdsValue, decideBy } = made;
  const row = orderRow(made.order, {
    status: 'PENDING',
    source: 'CHECKOUT',
    cartId: cart.id,
    checkoutScope: attempt.scope,
    checkoutKey: attempt.key,
    requestHash: attempt.requestHash,
    holdsValue,
    decideBy,
  });
  const [inserted] = await db.query(sql`
    with open_cart as (${lockOpenCart(cart)}),
    o as (${insertOrderOfCart(row)} on conflict do nothing returning id, order_number),
    frozen as (${freezeCart()}),
    lines as (${insertLines(made.order.lines)}),
    task as (${insertFirstTask('CHECKOUT', decideBy)})
    select ${select(pick(order, 'orderNumber'))} from o`);
  return inserted?.orderNumber;
}

/** The checkout that has used the key. */
export async function readKnownCheckout(db: Reader, { scope, key }: Attempt): Promise<KnownCheckout | undefined> {
  const [row] = await db.query(sql`
    select ${select({ orderId: order.id, requestHash: order.requestHash })} from orders
    where ${order.checkoutScope} = ${scope} and ${order.checkoutKey} = ${key}`);
  return row && { kind: 'KNOWN', ...row };
}
