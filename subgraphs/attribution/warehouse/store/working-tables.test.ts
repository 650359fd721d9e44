import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseOf, engineOf } from '../../testing/engine-client.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { integer } from './columns.ts';
import { dropLeftWorkingTables } from './left-working-tables.ts';
import { withWorkingTables } from './working-tables.ts';

let facts: FactsInstance;
beforeAll(async () => {
  facts = await openFactsInstance('2026-11-22T12:00:00Z', false);
});
afterAll(() => facts?.close());

const TABLES = {
  few: { select: 'SELECT number FROM numbers({count:UInt8})', orderBy: 'number', params: { count: 3 } },
};

const working = async () => {
  const statement = `SELECT count() AS tables FROM system.tables WHERE database = {database:String} AND startsWith(name, 'working_')`;
  const rows = await facts.deps.warehouse.query(1, statement, { tables: integer }, { database: databaseOf(facts, 1) });
  return rows[0]?.tables;
};

it('a table is there for as long as the work takes, also when that fails', async () => {
  const { warehouse } = facts.deps;
  const sum = await withWorkingTables(warehouse, 1, TABLES, async ({ few }) => {
    expect(await working()).toBe(1);
    return warehouse.query(1, `SELECT sum(number) AS total FROM ${few}`, { total: integer });
  });
  expect(sum).toEqual([{ total: 3 }]);
  const failing = withWorkingTables(warehouse, 1, TABLES, () => Promise.reject(new Error('broken off')));
  await expect(failing).rejects.toThrow('broken off');
  expect(await working()).toBe(0);
});

it('a table reads those that were made before it, and one that cannot be made leaves none behind', async () => {
  const { warehouse } = facts.deps;
  const sums = (of: string) => ({
    ...TABLES,
    sums: {
      select: ({ few }: { few: string }) => `SELECT sum(${of}) AS total FROM ${few}`,
      orderBy: 'total',
      params: {},
    },
  });
  const total = await withWorkingTables<'few' | 'sums', unknown>(warehouse, 1, sums('number'), async (names) => {
    expect(await working()).toBe(2);
    return warehouse.query(1, `SELECT total FROM ${names.sums}`, { total: integer });
  });
  expect(total).toEqual([{ total: 3 }]);
  const work = () => Promise.reject(new Error('never begun'));
  await expect(withWorkingTables<'few' | 'sums', never>(warehouse, 1, sums('nothing'), work)).rejects.toThrow(
    'nothing',
  );
  expect(await working()).toBe(0);
});

it('a generation that is forgotten while one works with its tables is not made again', async () => {
  const { warehouse } = facts.deps;
  const generation = 2;
  await warehouse.prepare(generation);
  await withWorkingTables(warehouse, generation, TABLES, () => warehouse.drop(generation));
  const client = engineOf(facts);
  const answer = await client.query({
    query: 'SELECT name FROM system.databases WHERE name = {name:String}',
    query_params: { name: databaseOf(facts, generation) },
    format: 'JSONEachRow',
  });
  expect(await answer.json()).toEqual([]);
  await client.close();
});

it('a table that another process works with stays', async () => {
  const { warehouse } = facts.deps;
  const client = engineOf(facts);
  await withWorkingTables(warehouse, 1, TABLES, async () => {
    await dropLeftWorkingTables(client, databaseOf(facts, 1));
    expect(await working()).toBe(1);
  });
  await client.close();
});
