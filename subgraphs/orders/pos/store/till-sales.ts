import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { insertLines, insertPayments, type NewPayment } from '../../checkout/store/checkouts.ts';
import type { NewOrder } from '../../order/model/new-order.ts';

export interface KnownTillSale {
  readonly orderId: string;
  readonly requestHash: string;
}

export async function findTillSale(
  db: Reader,
  terminalId: string,
  sequence: number,
): Promise<KnownTillSale | undefined> {
  const [row] = await db.query<KnownTillSale>(sql`
    select id as "orderId", request_hash as "requestHash" from orders
    where terminal_id = ${terminalId} and terminal_sequence = ${sequence}`);
  return row;
}

/** Writes a sale once per terminal and sequence. @returns undefined when it is there already. */
export async function insertTillSale(
  tx: Tx,
  sale: {
    order: NewOrder;
    payments: readonly NewPayment[];
    terminalId: string;
    sequence: number;
    reservation: string | null;
    requestHash: string;
    occurredAt: Date;
    recoverAt: Date;
  },
): Promise<{ orderNumber: string } | undefined> {
  const { order } = sale;
  const [row] = await tx.query<{ orderNumber: string }>(sql`
    with o as (
      insert into orders (id, status, fulfillment_status, source, channel, currency, version, customer_id,
        selling_location_id, placed_by_staff_id, delivery_method, gross_minor, discount_minor, net_minor,
        shipping_minor, tax_minor, total_minor, created_at, placed_at, terminal_id, terminal_sequence, reservation, request_hash)
      values (${order.id}, 'PLACED', 'FULFILLED', 'TILL', ${order.channel}, ${order.currency}, 1, ${order.customerId},
        ${order.sellingLocationId}, ${order.placedByStaffId}, ${order.deliveryMethod}, ${order.grossMinor},
        ${order.discountMinor}, ${order.netMinor}, ${order.shippingMinor}, ${order.taxMinor}, ${order.totalMinor},
        ${order.createdAt}, ${sale.occurredAt}, ${sale.terminalId}, ${sale.sequence}, ${sale.reservation}, ${sale.requestHash})
      on conflict (terminal_id, terminal_sequence) do nothing returning id, order_number),
    lines as (${insertLines(order.lines)}),
    payments as (${insertPayments(sale.payments, order.createdAt, true)}),
    task as (
      insert into order_task (order_id, kind, subject_id, due_at)
      select o.id, 'TILL_SALE', o.id, ${sale.recoverAt}::timestamptz from o)
    select order_number as "orderNumber" from o`);
  return row;
}
