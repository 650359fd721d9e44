import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { borrowTestEngine, TEST_ENGINE_PASSWORD, type TestEngine } from '../../../../test/support/engine.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { integer, text } from './columns.ts';
import { withTablesLock } from './generation-lock.ts';
import { openWarehouse } from './warehouse.ts';

describe('the column store', () => {
  let facts: FactsInstance;
  beforeAll(async () => {
    facts = await openFactsInstance('2026-11-22T12:00:00Z', false);
  });
  afterAll(() => facts.close());

  it.skipIf(availableParallelism() === 1)('reads on more than one core', async () => {
    const statement = 'EXPLAIN PIPELINE SELECT sum(number) FROM numbers_mt(100000000)';
    const plan = await facts.deps.warehouse.query(1, statement, { explain: text });
    expect(plan.map(({ explain }) => explain).join('\n')).toMatch(/AggregatingTransform × [2-9]/);
  });

  it('gives a heavy statement a bounded part of the memory, and spills to the disk before it is full', async () => {
    const statement = `SELECT name, value FROM system.settings
      WHERE name IN ('max_memory_usage', 'max_bytes_before_external_group_by') ORDER BY name`;
    const rows = await facts.deps.warehouse.query(1, statement, { name: text, value: text }, {}, 'HEAVY');
    expect(rows.map(({ value }) => value)).toEqual(['300000000', '600000000']);
  });
});

describe('the tables of a generation', () => {
  let engine: TestEngine;
  let database: TestDatabase;
  beforeAll(async () => {
    [engine, database] = await Promise.all([borrowTestEngine(), createTestDatabase()]);
  });
  afterAll(async () => {
    await database?.drop();
    await engine?.drop();
  });

  /** The column store of one of several processes. */
  const open = (db: Database) =>
    openWarehouse({
      url: engine.engine.url,
      user: engine.engine.user,
      password: TEST_ENGINE_PASSWORD,
      database: engine.database,
      timeZone: 'Europe/Paris',
      mayBeEmpty: async () => true,
      alone: (generation, work) => withTablesLock(db, generation, work),
    });

  it('are made once, however many processes begin at once, so that none copies what another fills', async () => {
    const stores = Array.from({ length: 3 }, () => open(database.open('attribution')));
    try {
      await Promise.all(stores.map((store) => store.prepare(1)));
      const noted = 'SELECT name, toUInt32(count()) AS times FROM fact_migration GROUP BY name HAVING times > 1';
      expect(await stores[0]?.query(1, noted, { name: text, times: integer })).toEqual([]);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  it('are found as they are by a process that comes later, without waiting for any other', async () => {
    const db = database.open('attribution');
    const first = open(db);
    await first.prepare(2);
    const later = open(database.open('attribution'));
    try {
      await withTablesLock(db, 2, () => later.prepare(2));
    } finally {
      await Promise.all([first.close(), later.close()]);
    }
  });
});
