import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertInto, insertRows } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { OrderId } from '../../../shared/ids.ts';
import { refund } from '../../prisma/generated/tables.ts';
import type { Refund, RefundCause, RefundPart } from '../model/refund.ts';

const COLUMNS = select(
  pick(refund, 'id', 'key', 'paymentId', 'orderId', 'causeId', 'amountMinor', 'isPaidAtPos', 'createdAt'),
);

/** Money that a return or cancellation has decided to give back. */
export async function readRefunds(db: Reader, causeId: RefundCause): Promise<Refund[]> {
  return db.query(sql`select ${COLUMNS} from refund where ${refund.causeId} = ${causeId} order by ${refund.key}`);
}

export async function readRefundsByIds(db: Reader, ids: readonly string[]): Promise<Refund[]> {
  return db.query(sql`select ${COLUMNS} from refund where ${refund.id} = any(${ids}::text[])`);
}

/** What went back of orders, oldest first. */
export async function readRefundsOfOrders(db: Reader, orderIds: readonly string[]): Promise<Refund[]> {
  return db.query(sql`
    select ${COLUMNS} from refund where ${refund.orderId} = any(${orderIds}::text[])
    order by ${refund.createdAt}, ${refund.id}`);
}

/** Decides refunds: the payments' counters move in the same statement, guarded by what was captured. */
export async function insertRefunds(
  tx: Tx,
  cause: {
    readonly orderId: OrderId;
    readonly causeId: RefundCause;
    readonly now: Date;
    readonly isPaidAtPos?: boolean;
  },
  parts: readonly RefundPart[],
): Promise<void> {
  if (parts.length === 0) return;
  const { orderId, causeId, now, isPaidAtPos = false } = cause;
  const rows = parts.map((part) => ({
    ...part,
    id: newId('rfn'),
    key: `${causeId}:${part.paymentId}`,
    orderId,
    causeId,
    isPaidAtPos,
    createdAt: now,
  }));
  const insert = insertRows(
    refund,
    ['id', 'key', 'paymentId', 'orderId', 'causeId', 'amountMinor', 'isPaidAtPos', 'createdAt'],
    rows,
  );
  await tx.query(sql`
    with r as (${insert} returning payment_id, amount_minor)
    update payment set refunded_minor = refunded_minor + r.amount_minor, updated_at = ${now},
      status = case when refunded_minor + r.amount_minor = captured_minor then 'REFUNDED' else status end
    from r where payment.id = r.payment_id`);
}

/** Inserts the refunds of imported returns, each of its order's payment; `r` is the expression of the returns, which names their refunds. */
export function insertImportedRefunds(): SqlQuery {
  const fields = {
    id: sql`r."refundId"`,
    key: sql`r.id || ':' || p.id`,
    paymentId: sql`p.id`,
    orderId: sql`r."orderId"`,
    causeId: sql`r.id`,
    amountMinor: sql`r."refundMinor"`,
    createdAt: sql`r."processedAt"`,
  };
  return insertInto(refund, fields, sql`from r join payment p on p.order_id = r."orderId" where r."refundMinor" > 0`);
}

/** Moves the counters of payments that imported returns have paid back. */
export function payBackImported(): SqlQuery {
  return sql`
    update payment p set refunded_minor = refunded_minor + b.amount, updated_at = b.last,
      status = case when refunded_minor + b.amount = captured_minor then 'REFUNDED' else status end
    from (select "orderId", sum("refundMinor")::bigint as amount, max("processedAt") as last from r group by 1) b
    where p.order_id = b."orderId"`;
}
