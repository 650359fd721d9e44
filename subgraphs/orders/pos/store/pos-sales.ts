import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import type { LocationId, OrderId } from '../../../shared/ids.ts';
import type { NewOrder } from '../../order/model/new-order.ts';
import type { NewPayment } from '../../order/model/payment.ts';
import { insertLines } from '../../order/store/lines.ts';
import { insertOrder, orderRow } from '../../order/store/new-orders.ts';
import { insertPayments } from '../../payment/store/payments.ts';
import { order } from '../../prisma/generated/tables.ts';
import { insertFirstTask } from '../../tasks/store/tasks.ts';

/** What a POS numbers its sales by: two stores may call their terminals alike. */
export interface PosSaleKey {
  readonly locationId: LocationId;
  readonly terminalId: string;
  readonly sequence: number;
}

export async function readPosSale(
  db: Reader,
  { locationId, terminalId, sequence }: PosSaleKey,
): Promise<{ orderId: OrderId; requestHash: string | null } | undefined> {
  const [row] = await db.query(sql`
    select ${select({ orderId: order.id, requestHash: order.requestHash })} from orders
    where ${order.sellingLocationId} = ${locationId} and ${order.terminalId} = ${terminalId}
      and ${order.terminalSequence} = ${sequence}`);
  return row;
}

/** Writes a sale once per location, terminal and sequence. @returns undefined when it is there already. */
export async function insertPosSale(
  tx: Tx,
  sale: {
    readonly order: NewOrder;
    readonly payments: readonly NewPayment[];
    readonly terminalId: string;
    readonly sequence: number;
    readonly reservation: string | null;
    readonly requestHash: string;
    readonly occurredAt: Date;
    readonly recoverAt: Date;
  },
): Promise<{ orderNumber: string } | undefined> {
  const row = orderRow(sale.order, {
    status: 'PLACED',
    fulfillmentStatus: 'FULFILLED',
    source: 'POS',
    version: 1,
    placedAt: sale.occurredAt,
    terminalId: sale.terminalId,
    terminalSequence: sale.sequence,
    reservation: sale.reservation,
    requestHash: sale.requestHash,
  });
  const [inserted] = await tx.query(sql`
    with o as (
      ${insertOrder(row)} on conflict (selling_location_id, terminal_id, terminal_sequence) do nothing returning id, order_number),
    lines as (${insertLines(sale.order.lines)}),
    payments as (${insertPayments(sale.payments, sale.order.createdAt)}),
    task as (${insertFirstTask('POS_SALE', sale.recoverAt)})
    select ${select(pick(order, 'orderNumber'))} from o`);
  return inserted;
}
