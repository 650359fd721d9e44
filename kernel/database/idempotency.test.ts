import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import type { Database } from './database.ts';
import { hashRequest, once } from './idempotency.ts';
import { sql } from './sql.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.open('loyalty');
});
afterAll(() => database.drop());

function run(key: string, body: unknown, work: () => Promise<unknown>) {
  return db.inTransaction('test', (tx) => once(tx, { scope: 'test', key, body }, work));
}

describe('a repeated request', () => {
  it('is done once however many arrive at once, and all get the same answer', async () => {
    let done = 0;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        run('same', { a: 1 }, async () => {
          done += 1;
          return { n: done };
        }),
      ),
    );
    expect(done).toBe(1);
    expect(answers.map((answer) => answer.result)).toEqual(Array.from({ length: 20 }, () => ({ n: 1 })));
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
  });

  it('is refused with another body', async () => {
    await run('body', { a: 1 }, async () => 1);
    await expect(run('body', { a: 2 }, async () => 2)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('may be tried again after a failure', async () => {
    await expect(run('failed', {}, async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await run('failed', {}, async () => 'yes')).toEqual({ result: 'yes', replayed: false });
  });

  it('is the same whatever the order of its fields', () => {
    expect(hashRequest({ a: 1n, b: [{ c: 1, d: undefined }] })).toBe(hashRequest({ b: [{ c: 1 }], a: 1n }));
  });
});

describe('a transaction', () => {
  it('says so when it was rolled back, though its work took no notice of the failure that did it', async () => {
    const work = db.inTransaction('careless', async (tx) => {
      await tx.query(sql`insert into event_cursor (publisher) values ('careless')`);
      await tx.query(sql`select 1 / 0`).catch(() => undefined);
      return 'done';
    });
    await expect(work).rejects.toThrow(/careless/);
    expect(await db.query(sql`select 1 from event_cursor where publisher = 'careless'`)).toEqual([]);
  });

  it('that is committed is done, and its connection free, whatever its listeners do', async () => {
    const work = db.inTransaction('told', async (tx) => {
      tx.afterCommit(() => {
        throw new Error('a listener failed');
      });
      return tx.query(sql`insert into event_cursor (publisher) values ('told') returning publisher`);
    });
    expect(await work).toEqual([{ publisher: 'told' }]);
    expect(db.pool.idleCount).toBe(db.pool.totalCount);
  });

  it('is retried as a whole after a real deadlock', async () => {
    await db.query(sql`insert into event_cursor (publisher) values ('a'), ('b')`);
    const touch = (first: string, second: string) =>
      db.inTransaction('deadlock', async (tx) => {
        await tx.query(sql`update event_cursor set updated_at = now() where publisher = ${first}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await tx.query(sql`update event_cursor set position = position || 'x' where publisher = ${second}`);
      });
    await Promise.all([touch('a', 'b'), touch('b', 'a')]);
    expect(await db.query(sql`select position from event_cursor where publisher in ('a', 'b')`)).toEqual([
      { position: '0:0x' },
      { position: '0:0x' },
    ]);
  });
});
