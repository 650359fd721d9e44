import type { Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import type { NewOrder } from '../../order/model/new-order.ts';
import type { NewPayment } from '../../order/model/payment.ts';
import { insertLines, insertOrder, orderRow } from '../../order/store/new-orders.ts';
import { insertPayments } from '../../payment/store/new-payments.ts';
import { order } from '../../prisma/generated/tables.ts';
import { insertFirstTask } from '../../tasks/store/new-tasks.ts';

/** Writes what a receipt has sold, with the task that tells the other domains. @returns its number. */
export async function insertPosOrder(
  tx: Tx,
  sale: {
    readonly order: NewOrder;
    readonly payments: readonly NewPayment[];
    readonly reservation: string | null;
    readonly recoverAt: Date;
  },
): Promise<string> {
  const { createdAt } = sale.order;
  const row = orderRow(sale.order, {
    status: 'PLACED',
    fulfillmentStatus: 'FULFILLED',
    source: 'POS',
    version: 1,
    placedAt: createdAt,
    reservation: sale.reservation,
  });
  const [inserted] = await tx.query(sql`
    with o as (${insertOrder(row)} returning id, order_number),
    lines as (${insertLines(sale.order.lines)}),
    payments as (${insertPayments(sale.payments, createdAt)}),
    task as (${insertFirstTask('POS_SALE', sale.recoverAt)})
    select ${select(pick(order, 'orderNumber'))} from o`);
  if (!inserted) throw new Error(`the order ${sale.order.id} of a POS was not written`);
  return inserted.orderNumber;
}

/**
 * Writes an order that stands for goods whose sale is not known, so that they can come back: it was no sale, has no
 * event of one, and counts in no list.
 */
export async function insertUnknownSale(tx: Tx, sale: NewOrder, payments: readonly NewPayment[]): Promise<void> {
  const row = orderRow(sale, {
    status: 'PLACED',
    fulfillmentStatus: 'FULFILLED',
    source: 'POS',
    isReturnAlone: true,
    placedAt: sale.createdAt,
  });
  await tx.query(sql`
    with o as (${insertOrder(row)} returning id),
    lines as (${insertLines(sale.lines)})
    ${insertPayments(payments, sale.createdAt)}`);
}
