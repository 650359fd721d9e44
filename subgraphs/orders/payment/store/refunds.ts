import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type { Disposition } from '../../order/model/order.ts';
import type { Credited } from '../../totals/model/refund.ts';

export interface Refund {
  readonly key: string;
  readonly paymentId: string;
  readonly amountMinor: bigint;
}

/** Money that a return or cancellation has decided to give back. */
export async function findRefunds(db: Reader, causeId: string): Promise<Refund[]> {
  return db.query<Refund>(sql`
    select key, payment_id as "paymentId", amount_minor as "amountMinor" from refund where cause_id = ${causeId} order by key`);
}

/** Decides refunds: the payments' counters move in the same statement, guarded by what was captured. */
export async function insertRefunds(
  tx: Tx,
  cause: { orderId: string; causeId: string; now: Date },
  refunds: ReadonlyArray<{ paymentId: string; amountMinor: bigint }>,
): Promise<void> {
  if (refunds.length === 0) return;
  const rows = refunds.map(({ paymentId, amountMinor }) => ({
    key: `${cause.causeId}:${paymentId}`,
    payment_id: paymentId,
    amount_minor: amountMinor,
  }));
  await tx.query(sql`
    with r as (
      insert into refund (key, payment_id, order_id, cause_id, amount_minor, created_at)
      select key, payment_id, ${cause.orderId}, ${cause.causeId}, amount_minor, ${cause.now}::timestamptz
      from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(key text, payment_id text, amount_minor bigint)
      returning payment_id, amount_minor)
    update payment set refunded_minor = refunded_minor + r.amount_minor, updated_at = ${cause.now},
      status = case when refunded_minor + r.amount_minor = captured_minor then 'REFUNDED' else status end
    from r where payment.id = r.payment_id`);
}

export interface ReturnedLine {
  readonly orderLineId: string;
  readonly variantId: string | null;
  readonly kind: 'GOOD' | 'SERVICE';
  readonly quantity: number;
  readonly disposition: Disposition;
  readonly netMinor: bigint;
}

export async function findReturnLines(db: Reader, returnId: string): Promise<ReturnedLine[]> {
  return db.query<ReturnedLine>(sql`
    select rl.order_line_id as "orderLineId", l.variant_id as "variantId", l.kind, rl.quantity, rl.disposition,
      rl.net_minor as "netMinor"
    from order_return_line rl join order_line l on l.id = rl.order_line_id
    where rl.return_id = ${returnId} order by rl.order_line_id`);
}

/** What the returns of an order have credited of its lines so far. */
export async function findCredited(db: Reader, orderId: string): Promise<Map<string, Credited>> {
  const rows = await db.query<Credited & { readonly lineId: string }>(sql`
    select rl.order_line_id as "lineId", sum(rl.gross_minor)::bigint as "grossMinor",
      sum(rl.net_minor)::bigint as "netMinor", sum(rl.tax_minor)::bigint as "taxMinor",
      coalesce(sum(rl.cost_minor), 0)::bigint as "costMinor"
    from order_return r join order_return_line rl on rl.return_id = r.id
    where r.order_id = ${orderId} group by rl.order_line_id`);
  return new Map(rows.map((row) => [row.lineId, row]));
}
