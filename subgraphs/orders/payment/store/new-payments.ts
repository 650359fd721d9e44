import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertInto, insertRows, recordset, value } from '#kernel/database/write.ts';
import type { OrderId } from '../../../shared/ids.ts';
import type { NewPayment } from '../../order/model/payment.ts';
import { payment } from '../../prisma/generated/tables.ts';

/** Inserts payments of the order that the expression `o` found; captured ones hold their amount already. */
export function insertPayments(payments: readonly NewPayment[], now: Date): SqlQuery {
  const keys = ['id', 'kind', 'status', 'amountMinor', 'provider', 'providerKey', 'giftCardId', 'reference'] as const;
  const r = recordset('r', pick(payment, ...keys), payments);
  const fields = {
    ...r.columns,
    orderId: sql`o.id`,
    capturedMinor: sql`case when ${r.columns.status} = 'CAPTURED' then ${r.columns.amountMinor} else 0 end`,
    createdAt: value(payment.createdAt, now),
    updatedAt: value(payment.updatedAt, now),
  };
  return insertInto(payment, fields, sql`from o, ${r}`);
}

/** Inserts payments of several orders that were captured elsewhere. */
export function insertPaymentRows(
  payments: ReadonlyArray<
    Pick<NewPayment, 'id' | 'kind' | 'amountMinor' | 'reference'> & {
      readonly orderId: OrderId;
      readonly createdAt: Date;
    }
  >,
): SqlQuery {
  const rows = payments.map((one) => ({
    ...one,
    status: 'CAPTURED' as const,
    capturedMinor: one.amountMinor,
    provider: null,
    providerKey: null,
    giftCardId: null,
    updatedAt: one.createdAt,
  }));
  const keys = ['id', 'kind', 'status', 'amountMinor', 'provider', 'providerKey', 'giftCardId', 'reference'] as const;
  return insertRows(payment, [...keys, 'orderId', 'capturedMinor', 'createdAt', 'updatedAt'], rows);
}
