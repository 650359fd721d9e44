import { type SqlQuery, sql } from '#kernel/database/sql.ts';

/** Days for which a checkout that came to nothing can be looked at: beyond any authorization that may come late. */
export const ABORTED_DAYS = 90;

/** A condition on the orders `o`: aborted before a moment, and owing nothing any more. */
export function abortedBefore(before: Date): SqlQuery {
  return sql`
    o.status = 'ABORTED' and o.created_at < ${before} and not exists (select 1 from order_task t where t.order_id = o.id)`;
}
