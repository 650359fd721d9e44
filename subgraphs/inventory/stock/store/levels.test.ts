import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { rowsReadInVain } from '../../../../test/support/rows-read.ts';
import { readLevelPage } from './levels.ts';

/** Levels that need nobody's attention. */
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

const page = { limit: 24, after: undefined };

it.each(['SHORT', 'INCOMING'] as const)(
  'levels that are %s are found without reading the others',
  async (condition) => {
    const read = rowsReadInVain(client, 'inventory', (db) => readLevelPage(db, { condition }, page, new Date()));
    expect(await read).toBeLessThan(100);
  },
);
