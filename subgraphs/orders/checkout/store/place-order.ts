import type { Database } from '#kernel/database/database.ts';
import { integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { insertEvents, type NewEvent, wakePullers } from '#kernel/events/outbox.ts';
import { closeCart } from '../../cart/store/decided-carts.ts';
import { insertFulfillmentLines, insertFulfillmentOrders } from '../../fulfillment/store/fulfillment-orders.ts';
import type { FulfillmentOrder } from '../../order/model/fulfillment-order.ts';
import { placeOrderRow } from '../../order/store/checkout-decisions.ts';
import { markAuthorized } from '../../payment/store/authorizations.ts';
import { moveCheckoutTask } from '../../tasks/store/tasks.ts';

/**
 * The decision: an undecided checkout becomes PLACED, with its fulfillment orders, its facts in the log, its cart
 * closed and its completion due soon. One statement is the whole transaction.
 * @returns false when it was decided before.
 */
export async function storePlacing(
  db: Database,
  placing: {
    readonly id: string;
    readonly providerKey: string | null;
    readonly reference: string | null;
    readonly fulfillmentOrders: readonly FulfillmentOrder[];
    readonly fulfilled: boolean;
    readonly events: readonly NewEvent[];
    readonly recoverAt: Date;
    readonly now: Date;
  },
): Promise<boolean> {
  const { id, fulfillmentOrders, now } = placing;
  const [row] = await db.query(sql`
    with o as (${placeOrderRow(id, placing.fulfilled ? 'FULFILLED' : 'UNFULFILLED', now)}),
    p as (${markAuthorized(placing.providerKey, placing.reference, now)}),
    c as (${closeCart()}),
    t as (${moveCheckoutTask(placing.recoverAt)}),
    f as (${insertFulfillmentOrders(fulfillmentOrders, now)}),
    fl as (${insertFulfillmentLines(fulfillmentOrders)}),
    e as (${insertEvents(placing.events, sql`where exists (select 1 from o)`)})
    select ${select({ placed: integer(sql`count(*)`) })} from o`);
  if (row?.placed !== 1) return false;
  wakePullers('orders', placing.events);
  return true;
}
