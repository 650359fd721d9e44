import type { Reader } from '#kernel/database/database.ts';
import { boolean, integer, select, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql, trustedSql } from '#kernel/database/sql.ts';

/** Events that one statement looks at: bounded, so that it always goes by the index of the log. */
export const MAX_EVENTS = 5_000;

/** How far one who follows the changes of products has come. */
export interface FeedPosition {
  /** PostgreSQL's snapshot: what it does not see has not come yet. */
  readonly snapshot: string;
  /** The log that the snapshot is of: another server, a restored database or a moved count of transactions is another. */
  readonly log: string;
}

/** Oid of the database: one that was dropped and made again is another. */
const logName = text(sql`passerelle_log_server() || '/' || passerelle_log_offset() || '/' ||
  (select oid from pg_database where datname = current_database())`);
const position = { snapshot: text(sql`pg_current_snapshot()`), log: logName };

export async function readPosition(db: Reader): Promise<FeedPosition> {
  const [row] = await db.query(sql`select ${select(position)}`);
  return row as FeedPosition;
}

/**
 * Common table expressions: `changed (id)`, the products with a change that the snapshot of a position did not see and this
 * one does, late commits included and nothing twice; a few index pages while nothing has changed, however long the log. A
 * transaction's id in the log is the server's plus `passerelle_log_offset()`.
 * @param eventType that of a product's change
 * @param isBounded whether no more than `MAX_EVENTS + 1` events are looked at: then `changed` may lack some
 */
export function changedSince({ snapshot }: FeedPosition, eventType: string, isBounded: boolean): SqlQuery {
  return sql`
    fresh as (
      select aggregate_id, type from event_log
      where txid >= (select (pg_snapshot_xmin(${snapshot}::pg_snapshot)::text::bigint + passerelle_log_offset())::text::xid8)
        and not pg_visible_in_snapshot(
          (txid::text::bigint - passerelle_log_offset())::text::xid8, ${snapshot}::pg_snapshot)
      order by txid, seq ${isBounded ? sql`limit ${trustedSql(String(MAX_EVENTS + 1))}` : sql``}),
    changed as materialized (select distinct aggregate_id as id from fresh where type = ${eventType})`;
}

/** Columns beside `changedSince`: the position that it is as of, how many events there were, and what `isContinuous` reads. */
export const changeColumns = ({ snapshot }: FeedPosition) => ({
  ...position,
  isAhead: boolean(sql`pg_snapshot_xmax(${snapshot}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())`),
  events: integer(sql`(select count(*) from fresh)`),
});

/** False when a position stands where this log has never been. */
export const isContinuous = (since: FeedPosition, row: FeedPosition & { readonly isAhead: boolean }): boolean =>
  row.log === since.log && !row.isAhead;
