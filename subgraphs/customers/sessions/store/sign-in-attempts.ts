import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRow } from '#kernel/database/write.ts';
import { signInAttempt } from '../../prisma/generated/tables.ts';

const known = aliased(signInAttempt, 'sign_in_attempt');

/**
 * Counts an attempt before its password is looked at, so that guesses side by side are counted too.
 * @returns attempts in the present window, this one included, and its beginning.
 */
export async function countAttempt(
  db: Reader,
  account: string,
  at: Date,
  windowStart: Date,
): Promise<{ readonly failures: number; readonly windowStartedAt: Date }> {
  const isOver = sql`${known.windowStartedAt} < ${windowStart}`;
  const [row] = await db.query(sql`
    ${insertRow(signInAttempt, { account, failures: 1, windowStartedAt: at })}
    on conflict (account) do update set
      failures = case when ${isOver} then 1 else ${known.failures} + 1 end,
      window_started_at = case when ${isOver} then ${at}::timestamptz else ${known.windowStartedAt} end
    returning ${select(pick(signInAttempt, 'failures', 'windowStartedAt'))}`);
  return row ?? { failures: 1, windowStartedAt: at };
}

export async function deleteAttemptsOf(db: Reader, account: string): Promise<void> {
  await db.query(sql`delete from sign_in_attempt where account = ${account}`);
}

export async function deleteAttempts(db: Reader, startedBefore: Date): Promise<void> {
  await db.query(sql`delete from sign_in_attempt where window_started_at < ${startedBefore}`);
}
