import type { Database } from '#kernel/database/database.ts';
import { createLane, type Lane } from '../../warehouse/store/lane.ts';

/** Any number, the same in every process: the sessions of a generation are made by one at a time. */
const SESSIONS_LOCK = 7_262_021;

/** Does the work alone among all processes; the lock ends with the connection, so a crash frees it. */
export const withSessionsLock = <T>(db: Database, generation: number, work: () => Promise<T>): Promise<T> =>
  withGenerationLock(db, SESSIONS_LOCK, generation, work);

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
 * The same under another number, for other work on the tables of a generation. Who waits for work of the same process
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
