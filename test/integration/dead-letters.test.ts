import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { type EventHandler, retryDeadLetters } from '#kernel/events/consumer.ts';
import { createLogger } from '#kernel/request/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.open('loyalty');
});
afterAll(() => database.drop());
beforeEach(async () => {
  await db.query(sql`delete from dead_letter`);
});

async function failForGood(aggregateId: string): Promise<void> {
  const event = { id: randomUUID(), type: 'catalog.tested.v1', aggregateId, payload: {} };
  await db.query(sql`
    insert into dead_letter (id, publisher, handler, event, error, next_attempt_at)
    values (${event.id}::uuid, 'catalog', 'tested', ${JSON.stringify(event)}::jsonb, 'x', now())`);
}
function retry(handle: EventHandler['handle']): Promise<number> {
  const handler: EventHandler = { name: 'tested', types: ['catalog.tested.v1'], handle };
  return retryDeadLetters(db, [{ publisher: 'catalog', handlers: [handler] }], createLogger({}, true));
}
const letters = () => db.query(sql`select event->>'aggregateId' as about, attempts from dead_letter order by 1`);

it('a letter that one process failed and another handled meanwhile is not handled again', async () => {
  await failForGood('A');
  let handled = 0;
  let calls = 0;
  const handle = async () => {
    calls += 1;
    if (calls === 1) throw new Error('not yet');
    await new Promise((resolve) => setTimeout(resolve, 100));
    handled += 1;
  };
  await Promise.all([retry(handle), retry(handle)]);
  await db.query(sql`update dead_letter set next_attempt_at = now()`);
  await retry(handle);
  expect(handled).toBe(1);
  expect(await letters()).toEqual([]);
});

it('a letter that fails again waits longer and keeps no other from its turn', async () => {
  await failForGood('A');
  await failForGood('B');
  const handle: EventHandler['handle'] = async (_tx, [event]) => {
    if (event?.aggregateId === 'A') throw new Error('never');
  };
  expect(await retry(handle)).toBe(1);
  expect(await letters()).toEqual([{ about: 'A', attempts: 2 }]);
  expect(await retry(handle)).toBe(0);
});
