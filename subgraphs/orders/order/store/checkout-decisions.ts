import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { assignments } from '#kernel/database/write.ts';
import type { StoredFailure } from '../../ports/errors.ts';
import { order } from '../../prisma/generated/tables.ts';
import type { FulfillmentSummary } from '../model/order.ts';

// Decisions of an undecided order, to stand as the expression `o` of a statement: each is guarded by the status that it
// starts from and returns the row only when it has changed it.

/** A checkout waits for its payment until `decideBy`. */
export function awaitOrderPayment(id: string, decideBy: Date): SqlQuery {
  return sql`
    update orders set ${assignments(order, { status: 'PAYMENT_PENDING', decideBy })}
    where id = ${id} and status = 'PENDING' returning id`;
}

/** A checkout that waits for its payment, and whose time is not over, waits longer. */
export function prolongOrderWait(id: string, until: Date, now: Date): SqlQuery {
  return sql`
    update orders set ${assignments(order, { decideBy: until })}
    where id = ${id} and status = 'PAYMENT_PENDING' and decide_by >= ${now} and decide_by < ${until} returning id`;
}

/** The decision for an undecided checkout. */
export function placeOrderRow(id: string, fulfillmentStatus: FulfillmentSummary, now: Date): SqlQuery {
  const placed = {
    status: 'PLACED',
    placedAt: now,
    decideBy: null,
    version: sql`version + 1`,
    fulfillmentStatus,
  } as const;
  return sql`
    update orders set ${assignments(order, placed)}
    where id = ${id} and status in ('PENDING', 'PAYMENT_PENDING') returning id, cart_id`;
}

/**
 * The decision against an undecided checkout; without a failure to keep, its key is free again.
 * @param overdueAt decides only one that had expired then.
 */
export function abortOrder(id: string, failure: StoredFailure | null, overdueAt: Date | undefined): SqlQuery {
  const overdue = overdueAt === undefined ? sql`` : sql`and decide_by < ${overdueAt}`;
  const aborted = { status: 'ABORTED', failure, checkoutKey: failure === null ? null : undefined } as const;
  return sql`
    update orders set ${assignments(order, aborted)}
    where id = ${id} and status in ('PENDING', 'PAYMENT_PENDING') ${overdue} returning id, cart_id`;
}

/** Days for which a checkout that placed no order can be looked at: beyond any authorization that may come late. */
export const ABORTED_DAYS = 90;

/** A condition on the orders `o`: aborted before a moment, and owing nothing any more. */
export function abortedBefore(before: Date): SqlQuery {
  return sql`
    o.status = 'ABORTED' and o.created_at < ${before} and not exists (select 1 from order_task t where t.order_id = o.id)`;
}
