import { type SqlQuery, sql } from '#kernel/database/sql.ts';

/**
 * Adds to the totals of variants what their levels gain: `changes` is a query of (variant_id, available), one row a
 * level, of levels that the statement has locked already. Totals are locked after levels, in the order of their key,
 * and nothing else is locked after them: two operations cannot wait for each other here.
 */
export function addToTotals(changes: SqlQuery): SqlQuery {
  return sql`
    insert into variant_total (variant_id, available)
    select variant_id, sum(available)::int from (${changes}) changed
    group by variant_id having sum(available) <> 0 order by variant_id
    on conflict (variant_id) do update set available = variant_total.available + excluded.available`;
}
