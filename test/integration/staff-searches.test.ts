import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reader } from '#kernel/database/database.ts';
import type { SqlQuery } from '#kernel/database/sql.ts';
import { readLevelPage } from '../../subgraphs/inventory/stock/store/levels.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

/** Levels that nobody has to look after. */
const SEED = `
  set session_replication_role = replica;
  insert into inventory.inventory_level (id, variant_id, location_id)
  select 'lvl_' || n, 'var_' || n, 'loc' from generate_series(1, 20000) n;
  analyze inventory.inventory_level;`;

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(SEED);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Rows that a statement reads to no purpose. */
async function readInVain(schema: string, run: (db: Reader) => Promise<unknown>): Promise<number> {
  let rows = 0;
  const explaining = {
    async query({ text, values }: SqlQuery) {
      await client.query(`set search_path = ${schema}`);
      const statement = { text: `explain (analyze, costs off, timing off) ${text}`, values: [...values] };
      for (const line of (await client.query<{ 'QUERY PLAN': string }>(statement)).rows)
        rows += Number(/Rows Removed by Filter: (\d+)/.exec(line['QUERY PLAN'])?.[1] ?? 0);
      return [];
    },
  };
  await run(explaining as unknown as Reader);
  return rows;
}

const page = { limit: 24, after: undefined };

it.each(['SHORT', 'INCOMING'] as const)(
  'levels that are %s are found without reading the others',
  async (condition) => {
    expect(await readInVain('inventory', (db) => readLevelPage(db, { condition }, page, new Date()))).toBeLessThan(100);
  },
);
