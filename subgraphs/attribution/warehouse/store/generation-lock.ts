import type { Database } from '#kernel/database/database.ts';
import { createLane, type Lane } from './lane.ts';

/** Any number, the same in every process: the tables of a generation are made by one at a time. */
const TABLES_LOCK = 7_262_024;

/** Makes tables of a generation alone among all processes. */
export const withTablesLock = <T>(db: Database, generation: number, work: () => Promise<T>): Promise<T> =>
  withGenerationLock(db, TABLES_LOCK, generation, work);

/** Of one process, by lock and generation. */
const lanes = new WeakMap<Database, Map<string, Lane>>();

function laneOf(db: Database, lock: number, generation: number): Lane {
  const own = lanes.get(db) ?? new Map<string, Lane>();
  lanes.set(db, own);
  const key = `${lock} ${generation}`;
  const lane = own.get(key) ?? createLane();
  own.set(key, lane);
  return lane;
}

/**
 * Does work on the tables of a generation alone among all processes that do it under the same number; the lock ends with the
 * connection, so a crash frees it. Who waits for work of the same process
 * holds no connection: a pool has four, and the one who works needs more of them than its lock's.
 */
export function withGenerationLock<T>(
  db: Database,
  lock: number,
  generation: number,
  work: () => Promise<T>,
): Promise<T> {
  return laneOf(db, lock, generation)(() => withAdvisoryLock(db, lock, generation, work));
}

async function withAdvisoryLock<T>(db: Database, lock: number, generation: number, work: () => Promise<T>): Promise<T> {
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
