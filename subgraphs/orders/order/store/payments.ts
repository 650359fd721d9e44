import { jsonAgg, jsonObject, subquery, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { order, payment } from '../../prisma/generated/tables.ts';
import type { OrderPaymentStatus } from '../model/order.ts';
import type { Payment } from '../model/payment.ts';

const o = aliased(order, 'o');
const p = aliased(payment, 'p');
const fields = pick(
  p,
  'id',
  'kind',
  'status',
  'amountMinor',
  'capturedMinor',
  'refundedMinor',
  'provider',
  'providerKey',
  'reference',
  'giftCardId',
);

/** Payments of an order `o`. */
export const PAYMENTS = subquery(jsonAgg(jsonObject(fields), p.id), sql`from payment p where ${p.orderId} = o.id`);

/**
 * How far an order `o` is paid, its refunds first: what was decided of them, though the money may still be on its way.
 * Points and gift cards that are held count as authorized.
 */
export const PAYMENT_STATUS = text<OrderPaymentStatus>(sql`
  case when ${o.refundedMinor} > 0 and ${o.refundedMinor} = ${o.totalMinor} then 'REFUNDED'
    when ${o.refundedMinor} > 0 then 'PARTIALLY_REFUNDED'
    else (
      select case when coalesce(sum(${p.capturedMinor}), 0) >= ${o.totalMinor} then 'PAID'
        when sum(${p.capturedMinor}) > 0 then 'PARTIALLY_PAID'
        when sum(${p.amountMinor}) filter (where ${p.status} = 'AUTHORIZED'
          or ${p.status} = 'PENDING' and ${p.kind} in ('POINTS', 'GIFT_CARD')) >= ${o.totalMinor} then 'AUTHORIZED'
        else 'PENDING' end
      from payment p where ${p.orderId} = ${o.id}) end`);

export function toPayments(rows: Read<typeof PAYMENTS>): Payment[] {
  return (rows ?? []).map((row) => ({
    ...row,
    amountMinor: BigInt(row.amountMinor),
    capturedMinor: BigInt(row.capturedMinor),
    refundedMinor: BigInt(row.refundedMinor),
  }));
}
