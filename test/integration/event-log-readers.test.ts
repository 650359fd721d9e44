import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { readEventsAfter, START } from '#kernel/events/event-log.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { createLogger } from '#kernel/request/log.ts';
import { type EntityPush, openPushes } from '#kernel/runtime/push.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let neighbor: TestDatabase;
let db: Database;
beforeAll(async () => {
  [database, neighbor] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  db = database.open('orders');
});
afterAll(() => Promise.all([database.drop(), neighbor.drop()]));

function publish(id: string): Promise<unknown> {
  const event = {
    type: 'orders.order-placed.v1',
    aggregateId: id,
    aggregateVersion: 1,
    occurredAt: new Date('2026-11-22T09:00:00Z'),
    payload: { orderId: id },
  };
  return db.inTransaction('publish', (tx) => appendEvents(tx, 'orders', [event]));
}

it('a log is not held up by a long transaction of the same domain in another database', async () => {
  const busy = new pg.Client({ connectionString: neighbor.url('orders') });
  await busy.connect();
  await busy.query('begin');
  await busy.query(
    `set search_path to orders; insert into idempotency_key (scope, key, request_hash) values ('a', 'b', 'c')`,
  );
  await publish('ord_neighbor');
  const { events } = await readEventsAfter(db, START, 100);
  await busy.query('rollback');
  await busy.end();
  expect(events.map((event) => event.aggregateId)).toEqual(['ord_neighbor']);
});

it('pushes go on to who listens already after the log could not be read for a while', async () => {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const may = (right: string) => admin.query(`${right} passerelle_orders`);
  const definition = {
    topic: 'orders',
    types: ['orders.order-placed.v1'],
    isAllowed: () => true,
    keysOf: ({ aggregateId }: { aggregateId: string }) => [{ __typename: 'Order', id: aggregateId }],
  };
  const pushes = openPushes(db, [definition], createLogger({}, true));
  const heard: string[] = [];
  const stop = pushes.subscribe('orders', { kind: 'service', name: 'test' }, (push: EntityPush) => heard.push(push.id));
  await db.query(sql`select pg_sleep(0.2)`);
  await publish('ord_before');
  await expect.poll(() => heard).toContain('ord_before');
  await may('revoke select on orders.event_log from');
  await expect(readEventsAfter(db, START, 1)).rejects.toThrow();
  await db.query(sql`select pg_sleep(1.2)`);
  await may('grant select on orders.event_log to');
  await publish('ord_after');
  await expect.poll(() => heard, { timeout: 5_000 }).toContain('ord_after');
  stop?.();
  pushes.close();
  await admin.end();
});
