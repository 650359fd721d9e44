import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { withGenerationLock } from '../../warehouse/store/generation-lock.ts';
import { withSessionsLock } from './sessions-lock.ts';

/** More than a pool has connections. */
const CALLERS = 20;
const OTHER_LOCK = 1;

let database: TestDatabase;
let db: Database;
let another: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  // As two processes are: each with a pool of its own.
  db = database.open('attribution');
  another = database.open('attribution');
});
afterAll(() => database?.drop());

describe('the lock of a generation', () => {
  it('lets everybody through, though each asks the database while it holds it, and other locks', async () => {
    let inside = 0;
    let most = 0;
    const work = (own: Database) => async () => {
      inside += 1;
      most = Math.max(most, inside);
      const rows = await withSessionsLock(own, 1, () => own.query(sql`select`));
      inside -= 1;
      return rows.length;
    };
    const callers = Array.from({ length: CALLERS }, (_, index) => (index % 2 ? db : another));
    const done = await Promise.all(callers.map((own) => withGenerationLock(own, OTHER_LOCK, 1, work(own))));
    expect([done, most]).toEqual([callers.map(() => 1), 1]);
  });

  it('is free again after work that failed', async () => {
    const failing = withSessionsLock(db, 2, () => Promise.reject(new Error('as told')));
    const next = withSessionsLock(db, 2, async () => 'done');
    await expect(failing).rejects.toThrow('as told');
    expect(await next).toBe('done');
  });
});
