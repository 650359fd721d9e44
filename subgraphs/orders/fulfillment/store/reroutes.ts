import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type { FulfillmentOrder } from '../../order/model/order.ts';

/** Units of an order that are to leave from elsewhere. */
export interface Reroute {
  readonly id: string;
  readonly orderId: string;
  readonly fulfillmentOrderId: string;
  readonly orderLineId: string;
  readonly variantId: string;
  readonly fromLocationId: string;
  readonly quantity: number;
  readonly locationIds: readonly string[];
}

/** Writes the intention, before inventory is asked. @returns false when these units are being re-routed already. */
export async function insertReroute(tx: Tx, reroute: Reroute, now: Date): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into fulfillment_reroute (id, order_id, fulfillment_order_id, order_line_id, variant_id, from_location_id, quantity,
      location_ids, created_at)
    values (${reroute.id}, ${reroute.orderId}, ${reroute.fulfillmentOrderId}, ${reroute.orderLineId}, ${reroute.variantId},
      ${reroute.fromLocationId}, ${reroute.quantity}, ${reroute.locationIds}::text[], ${now})
    on conflict do nothing returning id`);
  return rows.length === 1;
}

/** The intention while nothing was made of it. */
export async function findPendingReroute(db: Reader, id: string): Promise<Reroute | undefined> {
  const [row] = await db.query<Reroute>(sql`
    select id, order_id as "orderId", fulfillment_order_id as "fulfillmentOrderId", order_line_id as "orderLineId",
      variant_id as "variantId", from_location_id as "fromLocationId", quantity, location_ids as "locationIds"
    from fulfillment_reroute where id = ${id} and status = 'PENDING'`);
  return row;
}

/** True while units of the fulfillment order are being re-routed. */
export async function isBeingRerouted(tx: Tx, fulfillmentOrderId: string): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from fulfillment_reroute where fulfillment_order_id = ${fulfillmentOrderId} and status = 'PENDING' limit 1`);
  return rows.length > 0;
}

/** Closes the intention with what inventory gave. @returns false when somebody was quicker. */
export async function closeReroute(
  tx: Tx,
  id: string,
  moved: ReadonlyArray<{ locationId: string; quantity: number }>,
  now: Date,
): Promise<boolean> {
  const rows = await tx.query(sql`
    update fulfillment_reroute set status = 'DONE', moved = ${toJson(moved)}::jsonb, decided_at = ${now}
    where id = ${id} and status = 'PENDING' returning id`);
  return rows.length === 1;
}

/** Writes fulfillment orders as they are now: state, version and lines; those that are new are made. One statement. */
export async function writeFulfillmentOrders(tx: Tx, orders: readonly FulfillmentOrder[], now: Date): Promise<void> {
  const rows = orders.map(({ id, orderId, locationId, status, deliveryMethod, pickupCode, version }) => ({
    id,
    order_id: orderId,
    location_id: locationId,
    status,
    delivery_method: deliveryMethod,
    pickup_code: pickupCode,
    version,
  }));
  const lines = orders.flatMap((one) =>
    one.lines.map(({ orderLineId, variantId, quantity }) => ({
      fulfillment_order_id: one.id,
      order_line_id: orderLineId,
      variant_id: variantId,
      quantity,
    })),
  );
  await tx.query(sql`
    with f as (
      insert into fulfillment_order (id, order_id, location_id, status, delivery_method, pickup_code, version, created_at, updated_at)
      select r.*, ${now}::timestamptz, ${now}::timestamptz from jsonb_to_recordset(${toJson(rows)}::jsonb)
        as r(id text, order_id text, location_id text, status text, delivery_method text, pickup_code text, version bigint)
      on conflict (id) do update set status = excluded.status, version = excluded.version, updated_at = ${now}),
    line as (
      select * from jsonb_to_recordset(${toJson(lines)}::jsonb)
        as r(fulfillment_order_id text, order_line_id text, variant_id text, quantity int)),
    gone as (
      delete from fulfillment_order_line old where fulfillment_order_id = any(${orders.map(({ id }) => id)}::text[])
        and not exists (select 1 from line where line.fulfillment_order_id = old.fulfillment_order_id
          and line.order_line_id = old.order_line_id))
    insert into fulfillment_order_line (fulfillment_order_id, order_line_id, variant_id, quantity)
    select fulfillment_order_id, order_line_id, variant_id, quantity from line
    on conflict (fulfillment_order_id, order_line_id) do update set quantity = excluded.quantity`);
}
