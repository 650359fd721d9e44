import type { Database } from '#kernel/database/database.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { KEPT_LOG_LOCK } from '../../touchpoints/store/kept-log-lock.ts';

/** Any number, the same in every process: there is one rebuild at a time. */
const REBUILD_LOCK = 7_262_019;

/**
 * Runs a rebuild alone among all processes, with the files of the kept log standing still; the locks end with the
 * connection, so a crash frees them.
 * @throws ConflictError when another one is under way.
 */
export async function withRebuildLock<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  try {
    const taken = await client.query('select where pg_try_advisory_lock($1)', [REBUILD_LOCK]);
    if (taken.rowCount === 0) throw new ConflictError('A rebuild of the figures is under way already');
    try {
      await client.query('select pg_advisory_lock($1)', [KEPT_LOG_LOCK]);
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock_all()');
    }
  } finally {
    client.release();
  }
}
