import { jsonAgg, jsonObject, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { payment } from '../../prisma/generated/tables.ts';
import type { Payment } from '../model/payment.ts';

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

export function toPayments(rows: Read<typeof PAYMENTS>): Payment[] {
  return (rows ?? []).map((row) => ({
    ...row,
    amountMinor: BigInt(row.amountMinor),
    capturedMinor: BigInt(row.capturedMinor),
    refundedMinor: BigInt(row.refundedMinor),
  }));
}
