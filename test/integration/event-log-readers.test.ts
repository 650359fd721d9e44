import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Reader } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { type LoggedEvent, readEventsAfter, START } from '#kernel/events/event-log.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createLogger } from '#kernel/request/log.ts';
import { followLog } from '#kernel/runtime/follow-log.ts';
import type { Push } from '#kernel/runtime/push.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const SERVICE: Actor = { kind: 'service', name: 'test' };
/** The order that an event is about. */
const orderOf = ({ aggregateId }: LoggedEvent) => [{ type: 'Order', id: aggregateId }];

let database: TestDatabase;
let neighbor: TestDatabase;
let db: Database;
beforeAll(async () => {
  [database, neighbor] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  db = database.open('orders');
});
afterAll(() => Promise.all([database.drop(), neighbor.drop()]));

function publish(id: string, minutesAgo = 0): Promise<unknown> {
  const event = {
    type: 'orders.order-placed.v1',
    aggregateId: id,
    aggregateVersion: 1,
    occurredAt: new Date(Date.now() - minutesAgo * 60_000),
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
  await publish('ord_neighbor', 16);
  const { events } = await readEventsAfter(db, START, 100);
  await busy.query('rollback');
  await busy.end();
  expect(events.map((event) => event.aggregateId)).toEqual(['ord_neighbor']);
});

it('pushes continue for those who listen already after the log could not be read for a while', async () => {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const may = (right: string) => admin.query(`${right} passerelle_orders`);
  const definition = {
    topic: 'orders',
    types: ['orders.order-placed.v1'],
    listen: () => orderOf,
  };
  const pushes = followLog({ db, deps: {}, definitions: [definition], logger: createLogger({}, true) });
  const pushed: string[] = [];
  const subscription = await pushes.subscribe({
    topics: ['orders'],
    actor: SERVICE,
    listener: (push) => pushed.push(push === 'reset' ? push : push.id),
  });
  await publish('ord_before');
  await expect.poll(() => pushed).toContain('ord_before');
  await may('revoke select on orders.event_log from');
  await expect(readEventsAfter(db, START, 1)).rejects.toThrow();
  await db.query(sql`select pg_sleep(1.2)`);
  await may('grant select on orders.event_log to');
  await publish('ord_after');
  await expect.poll(() => pushed).toContain('ord_after');
  subscription?.stop();
  pushes.close();
  await admin.end();
});

describe('who was cut off', () => {
  const definitions = [
    { topic: 'orders', types: ['orders.order-placed.v1'], listen: () => orderOf },
    {
      topic: 'order:*',
      types: ['orders.order-placed.v1'],
      listen: (_deps: object, _actor: Actor, id: string) => (event: LoggedEvent) =>
        orderOf(event).filter((key) => key.id === id),
    },
  ];

  async function listenFrom(pushes: ReturnType<typeof followLog>, after?: string, topics = ['orders']) {
    const pushed: Push[] = [];
    const subscription = await pushes.subscribe({ topics, actor: SERVICE, after, listener: (one) => pushed.push(one) });
    return { pushed, subscription, ids: () => pushed.map((one) => (one === 'reset' ? one : one.id)) };
  }

  it('continues where it was while others keep writing, without a gap and without a key twice', async () => {
    const pushes = followLog({ db, deps: {}, definitions, logger: createLogger({}, true) });
    const first = await listenFrom(pushes);
    await publish('ord_pushed');
    await expect.poll(first.ids).toEqual(['ord_pushed']);
    const [pushed] = first.pushed;
    first.subscription?.stop();
    const after = pushed === 'reset' ? undefined : pushed?.position;
    const missed = Array.from({ length: 40 }, (_, n) => `ord_missed_${n}`);
    for (const id of missed.slice(0, 20)) await publish(id);
    const writing = (async () => {
      for (const id of missed.slice(20)) await publish(id);
    })();
    const again = await listenFrom(pushes, after);
    await writing;
    await expect.poll(() => again.ids().length).toBe(40);
    expect(again.ids()).toEqual(missed);
    again.subscription?.stop();
    pushes.close();
  });

  it('is told nothing twice by a log that is read later than what was missed', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isHeld = false;
    const slow = {
      domain: db.domain,
      async query<Row>(query: SqlQuery<Row>) {
        const rows = await db.query(query);
        if (isHeld && query.text.includes('from event_log')) {
          isHeld = false;
          await held;
        }
        return rows;
      },
    } as Reader & { domain: string };
    const pushes = followLog({ db: slow, deps: {}, definitions, logger: createLogger({}, true) });
    const first = await listenFrom(pushes);
    await publish('ord_pushed_too');
    await expect.poll(first.ids).toEqual(['ord_pushed_too']);
    const [pushed] = first.pushed;
    isHeld = true;
    await publish('ord_late_1');
    await expect.poll(() => isHeld).toBe(false);
    await publish('ord_late_2');
    const again = await listenFrom(pushes, pushed === 'reset' ? undefined : pushed?.position);
    expect(again.ids()).toEqual(['ord_late_1', 'ord_late_2']);
    release();
    await publish('ord_late_3');
    await expect.poll(() => again.ids().at(-1)).toBe('ord_late_3');
    expect(again.ids()).toEqual(['ord_late_1', 'ord_late_2', 'ord_late_3']);
    for (const { subscription } of [first, again]) subscription?.stop();
    pushes.close();
  });

  it('receives one thing alone where it asked for one', async () => {
    const pushes = followLog({ db, deps: {}, definitions, logger: createLogger({}, true) });
    const one = await listenFrom(pushes, undefined, ['order:ord_mine', 'orders:ord_x', 'order:']);
    expect(one.subscription?.topics).toEqual(['order:ord_mine']);
    await publish('ord_other');
    await publish('ord_mine');
    await expect.poll(one.ids).toEqual(['ord_mine']);
    one.subscription?.stop();
    pushes.close();
  });

  it.each(['nonsense', '0:0'])(
    'too long ago, or from nowhere (%s), is asked to read everything again',
    async (after) => {
      const pushes = followLog({ db, deps: {}, definitions, logger: createLogger({}, true) });
      const late = await listenFrom(pushes, after);
      expect(late.pushed).toEqual(['reset']);
      late.subscription?.stop();
      pushes.close();
    },
  );
});
