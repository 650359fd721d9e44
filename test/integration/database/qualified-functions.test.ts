import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Our functions that have no search path of their own, as `pg_dump` writes them. */
const FUNCTIONS = `
  SELECT p.oid::regprocedure::text AS name, pg_get_functiondef(p.oid) AS definition
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = ANY ($1) AND p.prokind = 'f' AND p.proconfig IS NULL
    AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.objid = p.oid AND x.deptype = 'e')`;

it('makes every function again where no schema is searched, as a restored dump does', async () => {
  const { rows } = await client.query<{ name: string; definition: string }>(FUNCTIONS, [[...DOMAINS]]);
  expect(rows.length).toBeGreaterThan(DOMAINS.length);
  await client.query("SET search_path = ''");
  const failures: string[] = [];
  for (const { name, definition } of rows) {
    await client.query(definition).catch((error: Error) => failures.push(`${name}: ${error.message}`));
  }
  expect(failures).toEqual([]);
});

it('computes every generated column where no schema is searched', async () => {
  await client.query("SET search_path = ''");
  const { rows } = await client.query<{ column: string; expression: string }>(
    `SELECT a.attrelid::regclass || '.' || a.attname AS column,
       format('SELECT %s FROM (SELECT (NULL::%s).*) AS t', pg_get_expr(d.adbin, d.adrelid), a.attrelid::regclass) AS expression
     FROM pg_attribute a JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND a.attgenerated = 's'`,
    [[...DOMAINS]],
  );
  expect(rows.map(({ column }) => column)).toContain('catalog.variant.scan_code');
  const failures: string[] = [];
  for (const { column, expression } of rows) {
    await client.query(expression).catch((error: Error) => failures.push(`${column}: ${error.message}`));
  }
  expect(failures).toEqual([]);
});
