import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { assignments } from '#kernel/database/write.ts';
import type { OrderId } from '../../../shared/ids.ts';
import { order } from '../../prisma/generated/tables.ts';
import type { FulfillmentSummary, StoredRouting } from '../model/order.ts';

// Changes of an order's own row beside the decisions of its checkout, to stand in the statements of those who make them.

/** Writes what is held where, while the checkout is undecided. */
export function storeRouting(id: string, routing: StoredRouting): SqlQuery {
  return sql`
    update orders set ${assignments(order, { routing })} where id = ${id} and status = 'PENDING' returning id`;
}

/** A placed order is taken back as a whole. */
export function cancelOrderRow(id: string, reason: string, now: Date): SqlQuery {
  const canceled = {
    status: 'CANCELED',
    canceledAt: now,
    cancelReason: reason,
    version: sql`version + 1`,
    refundedMinor: sql`total_minor`,
  } as const;
  return sql`update orders set ${assignments(order, canceled)} where id = ${id} and status = 'PLACED' returning id`;
}

/** A return was taken in: the next version, the refund, and how much has come back. */
export function returnOrderRow(id: string, refundMinor: bigint): SqlQuery {
  return sql`
    update orders o set version = version + 1, refunded_minor = refunded_minor + ${refundMinor}::bigint,
      return_status = case when exists (
        select 1 from order_line l where l.order_id = o.id and l.returned_quantity < l.quantity) then 'PARTIALLY_RETURNED' else 'RETURNED' end
    where id = ${id}`;
}

/** How far an order's goods are gone, after its fulfillment orders have changed; the caller holds the order's lock. */
export function summarizeFulfillment(id: string, fulfillmentStatus: FulfillmentSummary): SqlQuery {
  return sql`update orders set ${assignments(order, { fulfillmentStatus })} where id = ${id}`;
}

/** Counts imported returns, the expression `r`, in their orders. */
export function countImportedReturns(): SqlQuery {
  return sql`
    update orders o set refunded_minor = refunded_minor + b.amount, version = b.version
    from (select "orderId", sum("refundMinor")::bigint as amount, max(version) as version from r group by 1) b
    where o.id = b."orderId"`;
}

/** How much of orders has come back, after their lines have changed. */
export function summarizeReturns(orderIds: readonly OrderId[]): SqlQuery {
  return sql`
    update orders o set return_status = case
      when not exists (select 1 from order_line l where l.order_id = o.id and l.returned_quantity < l.quantity) then 'RETURNED'
      else 'PARTIALLY_RETURNED' end
    where o.id = any(${orderIds}::text[])`;
}

/** Imported orders are canceled from the moment they were placed; their keys and numbers are free for others. */
export function takeBackOrderRows(ids: readonly OrderId[]): SqlQuery {
  return sql`
    update orders o set status = 'CANCELED', canceled_at = coalesce(o.canceled_at, o.placed_at),
      cancel_reason = 'IMPORT_TAKEN_BACK', import_source = null, external_id = null,
      order_number = o.order_number || '~' || right(o.id, 12), refunded_minor = o.total_minor,
      version = o.version + 2 + (select count(*) from order_return r where r.order_id = o.id)
    where o.id = any(${ids}::text[])`;
}
