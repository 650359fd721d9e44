import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { EventHandler } from '#kernel/events/consumer.ts';
import { addEventPort } from '#kernel/events/event-port.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import type { Platform } from '#kernel/runtime/platform.ts';
import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { openContexts } from '../../subgraphs/shared/contexts/open-contexts.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { can } from '../../subgraphs/shared/permissions.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { rowsAs } from '../support/rows-as.ts';
import { createSubgraphs, type RunningSubgraphs } from '../support/subgraphs.ts';

/** The kernel's own tables are in every schema, so two bare subgraphs show all of delivery. */
function bareSubgraph(name: Domain, handlers: readonly EventHandler[]) {
  const kit = createBuilder<Platform>({ can });
  addEventPort(kit, name);
  return defineSubgraph<Platform>({
    name,
    schema: kit.toSchema(),
    openContexts,
    createDeps: (platform) => platform,
    areas: [
      {
        name: 'tested',
        subscriptions: () => (handlers.length === 0 ? [] : [{ publisher: 'catalog' as const, handlers }]),
      },
    ],
  });
}

let database: TestDatabase;
let running: RunningSubgraphs;
let failing = true;
const inOrder: string[] = [];

/** Leaves its trace in the domain's own database, in the transaction of the delivery. */
const counting: EventHandler = {
  name: 'counting',
  types: ['catalog.counted.v1'],
  async handle(tx, events) {
    for (const event of events) {
      await tx.query(sql`insert into idempotency_key (scope, key, request_hash) values ('counted', ${event.id}, 'x')`);
    }
  },
};
const stubborn: EventHandler = {
  name: 'stubborn',
  types: ['catalog.awkward.v1'],
  async handle() {
    if (failing) throw new Error('not yet');
  },
};
const ordered: EventHandler = {
  name: 'ordered',
  types: ['catalog.versioned.v1'],
  order: 'by-version',
  async handle(_tx, events) {
    inOrder.push(...events.map((event) => `${event.aggregateId}:${event.aggregateVersion}`));
  },
};

beforeAll(async () => {
  database = await createTestDatabase();
  running = await createSubgraphs(database, [
    bareSubgraph('catalog', []),
    bareSubgraph('loyalty', [counting, stubborn, ordered]),
  ]);
  running.start();
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

const publisher = () => running.get('catalog').deps;
const consumer = () => running.get('loyalty').deps;

function fact(type: string, aggregateId: string, aggregateVersion = 0) {
  return { type, aggregateId, aggregateVersion, occurredAt: new Date('2026-01-01T00:00:00Z'), payload: {} };
}
async function publish(...events: ReturnType<typeof fact>[]): Promise<string> {
  const position = await publisher().db.inTransaction('publish', (tx: Tx) => appendEvents(tx, 'catalog', events));
  return position ?? '0:0';
}
async function countHandled(): Promise<number> {
  const [row] = await rowsAs<{ n: bigint }>(
    consumer().db,
    sql`select count(*) as n from idempotency_key where scope = 'counted'`,
  );
  return Number(row?.n);
}

describe('event delivery', () => {
  it('delivers everything committed, though transactions commit out of order', async () => {
    const before = await countHandled();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let late: Promise<void> = Promise.resolve();
    await new Promise<void>((appended) => {
      late = publisher().db.inTransaction('late', async (tx) => {
        await appendEvents(tx, 'catalog', [fact('catalog.counted.v1', 'late')]);
        appended();
        await gate;
      });
    });
    const early = await publish(fact('catalog.counted.v1', 'early'));
    expect(await consumer().consumption().catchUp('catalog', early, 300)).toBe(false);
    release();
    await late;
    expect(await consumer().consumption().catchUp('catalog', early, 5_000)).toBe(true);
    expect(await countHandled()).toBe(before + 2);
  });

  it('is not held up by a long transaction of another domain', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let elsewhere: Promise<void> = Promise.resolve();
    await new Promise<void>((written) => {
      elsewhere = consumer().db.inTransaction('long', async (tx) => {
        await tx.query(sql`insert into idempotency_key (scope, key, request_hash) values ('long', 'long', 'x')`);
        written();
        await gate;
      });
    });
    const position = await publish(fact('catalog.counted.v1', 'meanwhile'));
    expect(await consumer().consumption().catchUp('catalog', position, 3_000)).toBe(true);
    release();
    await elsewhere;
  });

  it('handles an event once, though it is delivered again', async () => {
    const position = await publish(fact('catalog.counted.v1', 'again'));
    await consumer().consumption().catchUp('catalog', position, 5_000);
    const before = await countHandled();
    await consumer().db.query(sql`update event_cursor set position = '0:0' where publisher = 'catalog'`);
    const next = await publish(fact('catalog.counted.v1', 'next'));
    expect(await consumer().consumption().catchUp('catalog', next, 5_000)).toBe(true);
    expect(await countHandled()).toBe(before + 1);
  });

  it('keeps what fails in the dead letters, continues, and handles it when replayed', async () => {
    const position = await publish(fact('catalog.awkward.v1', 'awkward'), fact('catalog.counted.v1', 'after'));
    expect(await consumer().consumption().catchUp('catalog', position, 5_000)).toBe(true);
    const loyalty = running.get('loyalty');
    const request = createServiceContext('operator');
    const letters = await loyalty.execute({ document: '{ loyaltyDeadLetters }', request });
    const [letter] = (letters.data?.['loyaltyDeadLetters'] ?? []) as Array<{ id: string; error: string }>;
    expect(letter?.error).toBe('not yet');
    failing = false;
    const replay = await loyalty.execute({
      document: 'mutation Replay($id: ID!) { loyaltyReplayDeadLetter(id: $id) }',
      variables: { id: letter?.id },
      request,
    });
    expect(replay.data).toEqual({ loyaltyReplayDeadLetter: true });
  });

  it('parks a version that comes early until the gap before it is filled', async () => {
    const early = await publish(fact('catalog.versioned.v1', 'A', 2), fact('catalog.versioned.v1', 'B', 1));
    await consumer().consumption().catchUp('catalog', early, 5_000);
    expect(inOrder).toEqual(['B:1']);
    const rest = await publish(fact('catalog.versioned.v1', 'A', 1));
    await consumer().consumption().catchUp('catalog', rest, 5_000);
    expect(inOrder).toEqual(['B:1', 'A:1', 'A:2']);
  });

  it('tells nobody but services of the log and the dead letters', async () => {
    const answer = await running.get('loyalty').execute({
      document: '{ loyaltyDeadLetters }',
      request: { ...createServiceContext('x'), actor: { kind: 'anonymous' } },
    });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
