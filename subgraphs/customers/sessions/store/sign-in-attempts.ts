import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

/**
 * Counts an attempt before its password is looked at, so that guesses side by side are counted too.
 * @returns attempts in the present window, this one included.
 */
export async function countAttempt(db: Reader, account: string, at: Date, windowStart: Date): Promise<number> {
  const [row] = await db.query<{ failures: number }>(sql`
    insert into sign_in_attempt (account, failures, window_started_at) values (${account}, 1, ${at})
    on conflict (account) do update set
      failures = case when sign_in_attempt.window_started_at < ${windowStart} then 1 else sign_in_attempt.failures + 1 end,
      window_started_at = case when sign_in_attempt.window_started_at < ${windowStart} then ${at}::timestamptz
        else sign_in_attempt.window_started_at end
    returning failures`);
  return row?.failures ?? 1;
}

export async function deleteAttemptsOf(db: Reader, account: string): Promise<void> {
  await db.query(sql`delete from sign_in_attempt where account = ${account}`);
}

export async function deleteAttempts(db: Reader, startedBefore: Date): Promise<void> {
  await db.query(sql`delete from sign_in_attempt where window_started_at < ${startedBefore}`);
}
