import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reader } from '#kernel/database/database.ts';
import type { SqlQuery } from '#kernel/database/sql.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { DEFAULT_SORT } from '../model/order-filter.ts';
import { countOrders, readOrderPage } from './order-pages.ts';

/** Orders that are all placed. */
const SEED = `
  set session_replication_role = replica;
  insert into orders.orders (id, order_number, status, source, channel, currency, delivery_method, gross_minor,
    discount_minor, net_minor, shipping_minor, tax_minor, total_minor, created_at, placed_at, email)
  select 'ord_' || n, 'P' || n, 'PLACED', 'IMPORT', 'WEB', 'EUR', 'SHIP', 1, 0, 1, 0, 0, 1, now(), now(), n || '@x.fr'
  from generate_series(1, 20000) n;
  insert into orders.order_line (id, order_id, position, product_title, sku, quantity, unit_price_minor,
    tax_rate_basis_points, tax_included, gross_minor, discount_minor, net_minor, tax_minor)
  select 'orl_' || n, 'ord_' || n, 0, n || ' coats', 'sku' || n, 1, 1, 0, false, 1, 0, 1, 0 from generate_series(1, 20000) n;
  analyze orders.orders, orders.order_line;`;

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

/** How the statements are run, a step a line. */
async function planOf(schema: string, run: (db: Reader) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const explaining = {
    async query({ text, values }: SqlQuery) {
      await client.query(`set search_path = ${schema}`);
      const statement = { text: `explain (analyze, costs off, timing off) ${text}`, values: [...values] };
      for (const line of (await client.query<{ 'QUERY PLAN': string }>(statement)).rows) lines.push(line['QUERY PLAN']);
      return [];
    },
  };
  await run(explaining as unknown as Reader);
  return lines;
}

/** Rows that a statement reads to no purpose. */
async function readInVain(schema: string, run: (db: Reader) => Promise<unknown>): Promise<number> {
  const lines = await planOf(schema, run);
  return lines.reduce((rows, line) => rows + Number(/Rows Removed by Filter: (\d+)/.exec(line)?.[1] ?? 0), 0);
}

const placed = { from: undefined, before: undefined, timeZone: 'Europe/Paris' };
const page = { limit: 24, after: undefined };

it('canceled orders are found without reading the others', async () => {
  const run = (db: Reader) => readOrderPage(db, { placed, statuses: ['CANCELED'] }, page, DEFAULT_SORT);
  expect(await readInVain('orders', run)).toBeLessThan(100);
});

it('orders are searched for by number, title, SKU, e-mail and id without reading the others', async () => {
  expect(
    await readInVain('orders', (db) => readOrderPage(db, { placed, query: 'P100' }, page, DEFAULT_SORT)),
  ).toBeLessThan(100);
  expect(await readInVain('orders', (db) => countOrders(db, { placed, query: 'P100' }))).toBeLessThan(100);
});

it.each(['ASC', 'DESC'] as const)('a page by total, %s, is read by its index and not sorted', async (direction) => {
  const after = ['1', 'ord_5'];
  const run = (db: Reader) => readOrderPage(db, { placed }, { limit: 24, after }, { key: 'TOTAL', direction });
  const plan = (await planOf('orders', run)).join('\n');
  expect(plan).toContain('orders_total_idx');
  expect(plan.split('orders_total_idx')[0]).not.toMatch(/\bSort\b/);
});
