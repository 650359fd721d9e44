import { type SqlQuery, sql } from '#kernel/database/sql.ts';

/** What has a status and an instant of expiry: `stock_hold` and `stock_hold_line`, by the name they have in a query. */
type Holding = SqlQuery;

/** Live by its row, but ended by the clock: `isExpired` of the model. Null, hence false, for holds of checkouts. */
export function expiredBy(now: Date, holding: Holding): SqlQuery {
  return sql`(${holding}.status = 'LIVE' and ${holding}.expires_at <= ${now})`;
}

/** Neither ended by a verdict nor by the clock: `isInForce` of the model. */
export function inForceAt(now: Date, holding: Holding): SqlQuery {
  return sql`(${holding}.status = 'LIVE' and (${holding}.expires_at <= ${now}) is not true)`;
}
