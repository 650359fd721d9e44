import type { Database } from '#kernel/database/database.ts';

/** Any number, the same in every process: the sessions of a generation are made by one at a time. */
const SESSIONS_LOCK = 7_262_021;

/** Does the work alone among all processes; the lock ends with the connection, so a crash frees it. */
export const withSessionsLock = <T>(db: Database, generation: number, work: () => Promise<T>): Promise<T> =>
  withGenerationLock(db, SESSIONS_LOCK, generation, work);

/** The same under another number, for other work on the tables of a generation. */
export async function withGenerationLock<T>(
  db: Database,
  lock: number,
  generation: number,
  work: () => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1, $2)', [lock, generation]);
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1, $2)', [lock, generation]);
    }
  } finally {
    client.release();
  }
}
