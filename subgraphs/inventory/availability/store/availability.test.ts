import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reader } from '#kernel/database/database.ts';
import type { SqlQuery } from '#kernel/database/sql.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { VariantId } from '../../../shared/ids.ts';
import { readTotals } from './availability.ts';

/** A catalog of 2,000 variants at ten locations, all of them in use. */
const SEED = `
  set session_replication_role = replica;
  set search_path = inventory;
  insert into location (id, code, name, kind, time_zone)
  select 'loc_' || n, 'L' || n, 'Location ' || n, 'STORE', 'Europe/Paris' from generate_series(1, 10) n;
  insert into inventory_level (id, variant_id, location_id, available, on_hand)
  select 'lvl_' || v || '_' || l, 'var_' || v, 'loc_' || l, 3, 3 from generate_series(1, 2000) v, generate_series(1, 10) l;
  insert into variant_total (variant_id, available) select variant_id, sum(available) from inventory_level group by 1;
  analyze location, inventory_level, variant_total;`;

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

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

/** Rows that a read's plan takes from each table. */
async function rowsTaken(read: (db: Reader) => Promise<unknown>): Promise<Map<string, number>> {
  const taken = new Map<string, number>();
  const count = (node: PlanNode) => {
    const table = node['Relation Name'];
    const rows = node['Actual Rows'] * node['Actual Loops'];
    if (table !== undefined) taken.set(table, (taken.get(table) ?? 0) + rows);
    node.Plans?.forEach(count);
  };
  const explaining = {
    async query({ text, values }: SqlQuery) {
      const statement = { text: `explain (analyze, format json) ${text}`, values: [...values] };
      const { rows } = await client.query<{ 'QUERY PLAN': ReadonlyArray<{ Plan: PlanNode }> }>(statement);
      for (const { Plan } of rows[0]?.['QUERY PLAN'] ?? []) count(Plan);
      return [];
    },
  };
  await read(explaining as unknown as Reader);
  return taken;
}

it('the availability of a list takes one row a variant, and no level', async () => {
  const variants = Array.from({ length: 204 }, (_, index): VariantId => `var_${index + 1}`);
  const taken = await rowsTaken((db) => readTotals(db, variants, new Date()));
  expect(taken.get('variant_total')).toBe(204);
  expect(taken.get('inventory_level') ?? 0).toBe(0);
});
