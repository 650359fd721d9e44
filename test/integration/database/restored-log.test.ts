import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { comparePositions, readEventsAfter } from '#kernel/events/event-log.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { migrateDatabase } from '../../../ops/migrate/runner.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { testRoles } from '../../support/test-credentials.ts';

let database: TestDatabase;
let client: pg.Client;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  db = database.open('orders');
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

function fact(aggregateId: string) {
  return { type: 'orders.tested.v1', aggregateId, aggregateVersion: 1, occurredAt: new Date(0), payload: {} };
}
async function publish(aggregateId: string): Promise<string> {
  const position = await db.inTransaction('publish', (tx) => appendEvents(tx, 'orders', [fact(aggregateId)]));
  return position ?? '';
}
const migrate = () => migrateDatabase(client, { roles: testRoles, pending: 'refuse' });

/** As `pg_dump` and `psql` leave it: rows and functions of a server that had counted far more transactions. */
async function restoreFromOlderServer(lastTransaction: string): Promise<void> {
  await client.query(
    `INSERT INTO orders.event_log (id, type, aggregate_id, aggregate_version, occurred_at, payload, txid)
     VALUES ($1, 'orders.tested.v1', 'old', 1, now(), '{}', $2::text::xid8)`,
    [randomUUID(), lastTransaction],
  );
  await client.query(
    `CREATE OR REPLACE FUNCTION orders.passerelle_log_server() RETURNS text LANGUAGE sql STABLE AS $$ SELECT 'older' $$`,
  );
}

it('new facts come after all that was read of the log before it was restored elsewhere, each of them once', async () => {
  await migrate();
  await restoreFromOlderServer('900000000000');
  // Readers are ahead of the last fact: they continue with the transactions that wrote none.
  const read = '900005000000:0';
  await migrate();
  const first = await publish('first');
  expect(comparePositions(first, read)).toBeGreaterThan(0);
  const { events, horizon } = await readEventsAfter(db, read, 10);
  expect(events.map((event) => [event.aggregateId, event.position])).toEqual([['first', first]]);
  expect(comparePositions(horizon, first)).toBeGreaterThan(0);
  await migrate();
  const second = await publish('second');
  expect((await readEventsAfter(db, first, 10)).events.map((event) => event.position)).toEqual([second]);
});

it('a log that was empty when it was moved starts above what its readers have passed over', async () => {
  await client.query(
    `CREATE OR REPLACE FUNCTION catalog.passerelle_log_server() RETURNS text LANGUAGE sql STABLE AS $$ SELECT 'older' $$`,
  );
  await migrate();
  const { horizon } = await readEventsAfter(database.open('catalog'), '0:0', 1);
  expect(comparePositions(horizon, '900000000000:0')).toBeGreaterThan(0);
});

it('a transaction that commits late is still waited for', async () => {
  const before = await publish('before');
  await db.inTransaction('late', async (tx) => {
    await appendEvents(tx, 'orders', [fact('late')]);
    await publish('early');
    expect((await readEventsAfter(db, before, 10)).events).toEqual([]);
  });
  const { events } = await readEventsAfter(db, before, 10);
  expect(events.map((event) => event.aggregateId)).toEqual(['late', 'early']);
});
