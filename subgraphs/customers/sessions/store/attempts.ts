import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertInto, recordset, value } from '#kernel/database/write.ts';
import { attempt } from '../../prisma/generated/tables.ts';

const known = aliased(attempt, 'attempt');
const COUNTED = select(pick(attempt, 'key', 'count', 'windowStartedAt'));

/** What was tried of one kind in the present window. */
export interface Counted {
  readonly key: string;
  /** The attempt that was counted included. */
  readonly count: number;
  readonly windowStartedAt: Date;
}

/**
 * Counts an attempt under each key, in one statement; a window that began before then begins again. Their rows are
 * locked in the order given, which is the same for all who count the same kinds.
 */
export function countAttempt(db: Reader, keys: readonly string[], at: Date, windowStart: Date): Promise<Counted[]> {
  const isOver = sql`${known.windowStartedAt} < ${windowStart}`;
  const r = recordset(
    'r',
    pick(attempt, 'key'),
    keys.map((key) => ({ key })),
  );
  const fields = {
    key: r.columns.key,
    count: value(attempt.count, 1),
    windowStartedAt: value(attempt.windowStartedAt, at),
  };
  return db.query(sql`
    ${insertInto(attempt, fields, sql`from ${r}`)}
    on conflict (key) do update set
      count = case when ${isOver} then 1 else ${known.count} + 1 end,
      window_started_at = case when ${isOver} then ${at}::timestamptz else ${known.windowStartedAt} end
    returning ${COUNTED}`);
}

/** Forgets what was tried under a key: the right password came. */
export async function clearAttempts(db: Reader, key: string): Promise<void> {
  await db.query(sql`delete from attempt where key = ${key}`);
}

/** Takes back one attempt, which was none. */
export async function takeBackAttempt(db: Reader, key: string): Promise<void> {
  await db.query(sql`update attempt set count = count - 1 where key = ${key} and count > 0`);
}

export async function deleteAttempts(db: Reader, startedBefore: Date): Promise<void> {
  await db.query(sql`delete from attempt where window_started_at < ${startedBefore}`);
}
