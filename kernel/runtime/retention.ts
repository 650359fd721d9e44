import type { Database } from '../database/database.ts';
import { integer, select } from '../database/select.ts';
import { type SqlQuery, sql } from '../database/sql.ts';
import { type Clock, DAY } from '../values/time.ts';

/** Rows that nobody needs after a time. */
export interface Retention {
  /** What they are, for the documents and the log. */
  readonly name: string;
  /** Days for which they are kept. */
  readonly days: number;
  /** A statement that deletes at most `limit` of those from before a moment, with `returning`. */
  remove(before: Date, limit: number): SqlQuery;
}

/** Rows deleted at once: each statement is short, and locks little. */
const BATCH = 1_000;

/** What every domain keeps. */
export const KERNEL_RETENTION: readonly Retention[] = [
  {
    // Longer than any consumer lags behind: an event is delivered again until its cursor has passed it.
    name: 'events handled',
    days: 90,
    remove: (before, limit) => sql`
      delete from inbox where (handler, event_id) in (
        select handler, event_id from inbox where handled_at < ${before} limit ${limit}) returning 1`,
  },
  {
    // A POS that was offline for months, or a file that is imported again, still counts once.
    name: 'idempotency keys',
    days: 400,
    remove: (before, limit) => sql`
      delete from idempotency_key where (scope, key) in (
        select scope, key from idempotency_key where created_at < ${before} limit ${limit}) returning 1`,
  },
];

/** Deletes what is past its time, batch by batch. @returns how many rows went, by name. */
export async function removeExpired(
  db: Database,
  clock: Clock,
  retention: readonly Retention[],
): Promise<Readonly<Record<string, number>>> {
  const removed: Record<string, number> = {};
  for (const { name, days, remove } of retention) {
    const before = new Date(clock.now().getTime() - days * DAY);
    for (let count = BATCH; count === BATCH; ) {
      const [row] = await db.query(sql`
        with gone as (${remove(before, BATCH)}) select ${select({ count: integer(sql`count(*)`) })} from gone`);
      count = row?.count ?? 0;
      if (count > 0) removed[name] = (removed[name] ?? 0) + count;
    }
  }
  return removed;
}
