import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, FakeClock } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { KERNEL_RETENTION, removeExpired } from './retention.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('deletes what is past its time, more than one batch of it, and nothing else', async () => {
  const db = database.open('orders');
  const clock = new FakeClock('2026-06-01T00:00:00Z');
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY);
  const rows = [
    ['old', 2_500, 401],
    ['young', 3, 399],
  ] as const;
  for (const [name, count, days] of rows) {
    await db.pool.query(
      `insert into idempotency_key (scope, key, request_hash, created_at) select $1, i::text, '', $3 from generate_series(1, $2::int) i`,
      [name, count, daysAgo(days)],
    );
    await db.pool.query(
      `insert into inbox (handler, event_id, handled_at) select $1, gen_random_uuid(), $3 from generate_series(1, $2::int)`,
      [name, count, daysAgo(days - 310)],
    );
  }
  expect(await removeExpired(db, clock, KERNEL_RETENTION)).toEqual({
    'events handled': 2_500,
    'idempotency keys': 2_500,
  });
  expect(await removeExpired(db, clock, KERNEL_RETENTION)).toEqual({});
  for (const [table, column] of [
    ['idempotency_key', 'scope'],
    ['inbox', 'handler'],
  ] as const) {
    const left = await db.pool.query(`select ${column} as name, count(*)::int as count from ${table} group by 1`);
    expect(left.rows).toEqual([{ name: 'young', count: 3 }]);
  }
});
