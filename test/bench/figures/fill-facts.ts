import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { connectToEngine } from './engine-client.ts';
import { planOrders } from './order-calendar.ts';

const read = (name: string) => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** Tables filled from each run of orders, and those filled once. */
const BY_ORDERS = [
  'order_line_fact',
  'order_key',
  'identity_link',
  'pickup_fact',
  'service_moment',
  'stock_move_fact',
  'touchpoint',
] as const;
const ONCE = ['customer_alias', 'variant_value', 'stock_location', 'session_mark', 'stock_closing_mark'] as const;

/** What the statements draw from: a number from 0 to 1 by two numbers, and ids that look like the shop's. */
const FUNCTIONS = {
  draw: '(n, salt) -> cityHash64(n, salt) / 18446744073709551616.',
  idOf: `(n, salt) -> concat(
    substring(leftPad(lower(hex(toUInt64(1700000000000 + n * 9500))), 12, '0'), 1, 8), '-',
    substring(leftPad(lower(hex(toUInt64(1700000000000 + n * 9500))), 12, '0'), 9, 4), '-7',
    substring(leftPad(lower(hex(cityHash64(n, salt))), 16, '0'), 1, 3), '-a',
    substring(leftPad(lower(hex(cityHash64(n, salt))), 16, '0'), 4, 3), '-',
    substring(leftPad(lower(hex(cityHash64(n, salt, 1))), 16, '0'), 1, 12))`,
  customerId: "(n) -> concat('cus_', idOf(n * 5, 100))",
  orderId: "(n) -> concat('ord_', idOf(n, 101))",
  browserId: "(n) -> concat('browser-', toString(n))",
  productId: "(n) -> concat('prd_', idOf(n, 102))",
  variantId: "(n) -> concat('var_', idOf(n, 103))",
};

/** Channels of the demo shop, and up to which share of the orders each goes. */
const CHANNELS = ['WEB', 'STORE', 'APP', 'INSTAGRAM', 'WHATSAPP', 'MARKETPLACE_AMAZON', 'MARKETPLACE_CDISCOUNT'];
const CHANNEL_SHARES = [0.34, 0.64, 0.8, 0.88, 0.92, 0.97, 1.1];
const STORES = 30;
/** Customers that an order brings, as `orders.sql` numbers them. */
const CUSTOMERS_AN_ORDER = 0.19;
/** Milliseconds between two looks. */
const LOOK_EVERY_MS = 2_000;
/** One customer in so many was merged into another. */
const MERGED_ONE_IN = 20;

export interface Filled {
  readonly orders: number;
  readonly lines: number;
  readonly touchpoints: number;
}

/**
 * Adds three years of orders, ending with a day, to the column store of a running instance, past the shop: PostgreSQL
 * knows nothing of them. Everything is drawn from the orders' numbers, so the same size gives the same facts.
 */
export async function fillFacts(
  dataDir: string,
  orders: number,
  lastDay: Date,
  onProgress: (share: number) => void,
): Promise<Filled> {
  const client = await connectToEngine(dataDir);
  const stores = Array.from({ length: STORES }, (_, index) => `loc_bench_${index}`);
  const params = { until: lastDay.toISOString().slice(0, 10), stores, warehouse: 'loc_bench_warehouse' };
  const more = {
    channels: CHANNELS,
    channelShares: CHANNEL_SHARES,
    sources: ['google', 'direct', 'newsletter', 'instagram', 'push'],
    merges: Math.floor((orders * CUSTOMERS_AN_ORDER) / MERGED_ONE_IN),
  };
  try {
    for (const [name, body] of Object.entries(FUNCTIONS)) {
      await client.command({ query: `CREATE OR REPLACE FUNCTION ${name} AS ${body}` });
    }
    const add = (table: string, given: object) =>
      client.command({
        query: read(table).replaceAll('{orders}', read('orders')),
        query_params: { ...params, ...more, ...given },
      });
    for (const run of planOrders(orders, lastDay)) {
      const { month, first, count, untilDay } = run;
      for (const table of BY_ORDERS) await add(table, { month, first, count, untilDay: [...untilDay] });
      onProgress((first + count) / orders);
    }
    for (const table of ONCE) await add(table, {});
    await untilNone(client, 'SELECT count() AS left FROM session_mark');
    await untilNone(client, 'SELECT count() AS left FROM stock_closing_mark WHERE month < toStartOfMonth(today() - 1)');
    return await countFacts(client);
  } finally {
    for (const name of Object.keys(FUNCTIONS).reverse())
      await client.command({ query: `DROP FUNCTION IF EXISTS ${name}` });
    await client.close();
  }
}

/** The instance makes sessions and closings of what was marked by itself, and takes the marks away. */
async function untilNone(client: ClickHouseClient, marks: string): Promise<void> {
  for (let left = 1; left > 0; await wait(LOOK_EVERY_MS)) {
    const answer = await client.query({ query: marks, format: 'JSONEachRow' });
    left = Number((await answer.json<{ left: string }>())[0]?.left);
  }
}

async function countFacts(client: ClickHouseClient): Promise<Filled> {
  const answer = await client.query({
    query: `SELECT (SELECT count() FROM order_key) AS orders, (SELECT count() FROM order_line_fact) AS lines,
      (SELECT count() FROM touchpoint) AS touchpoints`,
    format: 'JSONEachRow',
  });
  const [row] = await answer.json<Filled>();
  if (!row) throw new Error('the column store counts nothing');
  return { orders: Number(row.orders), lines: Number(row.lines), touchpoints: Number(row.touchpoints) };
}
