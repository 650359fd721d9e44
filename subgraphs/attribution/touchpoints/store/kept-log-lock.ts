import type { Database } from '#kernel/database/database.ts';
import { readUnfinished } from '../../warehouse/store/data-version.ts';

/** Any number, the same in every process: the files of the kept log stand still for the one who holds it. */
export const KEPT_LOG_LOCK = 7_262_020;

/**
 * Does the work while no other process reads the whole log or changes its files; leaves it for later when one does, or
 * when a rebuild died that knows the files by their names.
 * @returns whether the work was done
 */
export async function whenLogIsFree(db: Database, work: () => Promise<void>): Promise<boolean> {
  const client = await db.pool.connect();
  try {
    const taken = await client.query('select where pg_try_advisory_lock($1)', [KEPT_LOG_LOCK]);
    if (taken.rowCount === 0) return false;
    try {
      if ((await readUnfinished(db)) !== undefined) return false;
      await work();
      return true;
    } finally {
      await client.query('select pg_advisory_unlock($1)', [KEPT_LOG_LOCK]);
    }
  } finally {
    client.release();
  }
}
