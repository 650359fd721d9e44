import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type { Disposition, OrderReturn } from '../../order/model/order.ts';
import type { LineFigures } from '../../totals/model/pricing.ts';
import type { FulfillmentStatus } from '../model/fulfillment.ts';

/** PLACED becomes CANCELED, with its fulfillment orders; the caller holds the order's lock. */
export async function cancelPlaced(tx: Tx, orderId: string, now: Date): Promise<void> {
  await tx.query(sql`
    with o as (
      update orders set status = 'CANCELED', canceled_at = ${now}, version = version + 1, refunded_minor = total_minor
      where id = ${orderId} and status = 'PLACED' returning id)
    update fulfillment_order set status = 'CANCELED', version = version + 1, updated_at = ${now}
    from o where order_id = o.id and fulfillment_order.status not in ('SHIPPED', 'HANDED_OVER', 'CANCELED')`);
}

export interface NewReturn extends Pick<OrderReturn, 'id' | 'orderId' | 'locationId' | 'refundMinor'> {
  readonly now: Date;
  readonly lines: ReadonlyArray<
    LineFigures & {
      readonly orderLineId: string;
      readonly quantity: number;
      readonly disposition: Disposition;
      readonly costMinor: bigint | null;
    }
  >;
}

/** Writes a return; the check on the lines refuses more units than were bought, whatever came before. */
export async function insertReturn(tx: Tx, returned: NewReturn): Promise<{ version: bigint }> {
  const rows = returned.lines.map((line) => ({
    order_line_id: line.orderLineId,
    quantity: line.quantity,
    disposition: line.disposition,
    gross_minor: line.grossMinor,
    discount_minor: line.discountMinor,
    net_minor: line.netMinor,
    tax_minor: line.taxMinor,
    cost_minor: line.costMinor,
  }));
  await tx.query(sql`
    with r as (
      insert into order_return (id, order_id, location_id, refund_minor, processed_at)
      values (${returned.id}, ${returned.orderId}, ${returned.locationId}, ${returned.refundMinor}, ${returned.now}) returning id),
    wanted as (
      select * from jsonb_to_recordset(${toJson(rows)}::jsonb) as w(order_line_id text, quantity int, disposition text,
        gross_minor bigint, discount_minor bigint, net_minor bigint, tax_minor bigint, cost_minor bigint)),
    rl as (
      insert into order_return_line (return_id, order_line_id, quantity, disposition, gross_minor, discount_minor, net_minor, tax_minor, cost_minor)
      select r.id, wanted.* from r, wanted)
    update order_line set returned_quantity = returned_quantity + wanted.quantity
    from wanted where order_line.id = wanted.order_line_id and order_line.order_id = ${returned.orderId}`);
  const [row] = await tx.query<{ version: bigint }>(sql`
    update orders o set version = version + 1, refunded_minor = refunded_minor + ${returned.refundMinor}::bigint,
      return_status = case when exists (
        select 1 from order_line l where l.order_id = o.id and l.returned_quantity < l.quantity) then 'PARTIAL' else 'RETURNED' end
    where id = ${returned.orderId} returning version`);
  if (!row) throw new Error(`the order ${returned.orderId} has vanished`);
  return row;
}

/** One step of a fulfillment order, and the order's summary with it; the caller holds the order's lock. */
export async function moveFulfillment(
  tx: Tx,
  step: {
    id: string;
    orderId: string;
    status: FulfillmentStatus;
    summary: 'UNFULFILLED' | 'PARTIAL' | 'FULFILLED';
    trackingCode: string | null;
    now: Date;
  },
): Promise<void> {
  await tx.query(sql`
    with f as (
      update fulfillment_order set status = ${step.status}, version = version + 1, updated_at = ${step.now},
        tracking_code = coalesce(${step.trackingCode}::text, tracking_code)
      where id = ${step.id} returning order_id)
    update orders set fulfillment_status = ${step.summary} from f where orders.id = f.order_id`);
}

export async function findFulfillmentOrderId(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.query<{ orderId: string }>(sql`
    select order_id as "orderId" from fulfillment_order where id = ${id}`);
  return row?.orderId;
}

/** How far an order's goods are gone, after its fulfillment orders have changed; the caller holds the order's lock. */
export async function summarizeFulfillment(
  tx: Tx,
  orderId: string,
  summary: 'UNFULFILLED' | 'PARTIAL' | 'FULFILLED',
): Promise<void> {
  await tx.query(sql`update orders set fulfillment_status = ${summary} where id = ${orderId}`);
}
