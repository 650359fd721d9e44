import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { insertEvents, type NewEvent, wakePullers } from '#kernel/events/outbox.ts';
import { toJson } from '#kernel/values/json.ts';
import type { FulfillmentOrder } from '../../order/model/order.ts';

/**
 * The decision: an undecided checkout becomes PLACED, with its fulfillment orders, its facts in the log, its cart
 * closed and its completion due soon. One statement is the whole transaction.
 * @returns false when it was decided before.
 */
export async function placeUndecided(
  db: Database,
  order: {
    id: string;
    providerKey: string | null;
    reference: string | null;
    fulfillmentOrders: readonly FulfillmentOrder[];
    fulfilled: boolean;
    events: readonly NewEvent[];
    recoverAt: Date;
    now: Date;
  },
): Promise<boolean> {
  const fulfillments = order.fulfillmentOrders.map((one) => ({
    id: one.id,
    location_id: one.locationId,
    status: one.status,
    delivery_method: one.deliveryMethod,
    pickup_code: one.pickupCode,
  }));
  const units = order.fulfillmentOrders.flatMap((one) =>
    one.lines.map((line) => ({
      fulfillment_order_id: one.id,
      order_line_id: line.orderLineId,
      variant_id: line.variantId,
      quantity: line.quantity,
    })),
  );
  const [row] = await db.query<{ placed: number }>(sql`
    with o as (
      update orders set status = 'PLACED', placed_at = ${order.now}, decide_by = null, version = version + 1,
        fulfillment_status = ${order.fulfilled ? 'FULFILLED' : 'UNFULFILLED'}
      where id = ${order.id} and status in ('PENDING', 'PAYMENT_PENDING') returning id, cart_id),
    p as (
      update payment set status = 'AUTHORIZED', reference = coalesce(${order.reference}, reference), updated_at = ${order.now}
      from o where payment.order_id = o.id and payment.provider_key = ${order.providerKey}::text),
    c as (update cart set status = 'ORDERED', checkout_order_id = null from o where cart.id = o.cart_id),
    t as (update order_task set due_at = ${order.recoverAt} from o where order_task.order_id = o.id and kind = 'CHECKOUT'),
    f as (
      insert into fulfillment_order (id, order_id, location_id, status, delivery_method, pickup_code, created_at, updated_at)
      select r.id, o.id, r.location_id, r.status, r.delivery_method, r.pickup_code, ${order.now}::timestamptz, ${order.now}::timestamptz
      from o, jsonb_to_recordset(${toJson(fulfillments)}::jsonb) as r(id text, location_id text, status text, delivery_method text, pickup_code text)),
    fl as (
      insert into fulfillment_order_line (fulfillment_order_id, order_line_id, variant_id, quantity)
      select r.* from o, jsonb_to_recordset(${toJson(units)}::jsonb) as r(fulfillment_order_id text, order_line_id text, variant_id text, quantity int)),
    e as (${insertEvents(order.events, sql`where exists (select 1 from o)`)})
    select count(*)::int as placed from o`);
  if (row?.placed !== 1) return false;
  wakePullers('orders');
  return true;
}
