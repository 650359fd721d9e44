import type { Database } from '#kernel/database/database.ts';
import { withGenerationLock } from '../../warehouse/store/generation-lock.ts';

/** Any number, the same in every process: the sessions of a generation are made by one at a time. */
const SESSIONS_LOCK = 7_262_021;

/** Does the work alone among all processes; the lock ends with the connection, so a crash frees it. */
export const withSessionsLock = <T>(db: Database, generation: number, work: () => Promise<T>): Promise<T> =>
  withGenerationLock(db, SESSIONS_LOCK, generation, work);
