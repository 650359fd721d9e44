import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseOf, engineOf, rowsRead } from '../../testing/engine-client.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { ReportDimension } from '../model/breakdown.ts';
import type { ReportScope } from '../model/report.ts';
import { readBreakdown } from './breakdown.ts';
import { keyExpression } from './dimension-sql.ts';
import { readOverviewFacts } from './overview.ts';

const FACTS = 400_000;
const scope: ReportScope = {
  generation: 1,
  period: { from: '2025-01-01', to: '2026-01-01' },
  zone: undefined,
  currency: 'EUR',
  channels: [],
  storeIds: [],
};

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', false);
  await instance.deps.warehouse.query(1, 'SELECT 1', {});
  const client = engineOf(instance);
  await client.command({
    query: `INSERT INTO ${databaseOf(instance, 1)}.order_line_fact
      (event_id, kind, order_id, line_id, occurred_at, day, channel, store_id, category, currency, gross_minor, units, orders)
      SELECT generateUUIDv4(), 'PLACED', toString(number), toString(number), toDateTime64('2025-01-01 12:00:00', 3, 'UTC'),
        addDays(toDate32('2025-01-01'), number % 30), ['WEB', 'APP', 'STORE'][1 + number % 3], if(number % 3 = 2, 'loc_1', ''),
        ['Coats', 'Shoes'][1 + number % 2], 'EUR', 1000, 1, 1
      FROM numbers(${FACTS})`,
  });
  await client.close();
});
afterAll(() => instance?.close());

const salesBy =
  (...dimensions: readonly ReportDimension[]) =>
  (warehouse: Warehouse) => {
    const filter = { categories: [], productIds: [], customerKinds: [] };
    const breakdown = { metrics: ['gross_sales', 'net_sales', 'orders', 'units'] as const, dimensions, filter };
    return readBreakdown(warehouse, scope, breakdown, (day) => dimensions.map((one) => keyExpression(one, day)));
  };

it.each<[string, (warehouse: Warehouse) => Promise<unknown>]>([
  ['the overview by day', (warehouse) => readOverviewFacts(warehouse, scope, 'day')],
  ['the overview by week', (warehouse) => readOverviewFacts(warehouse, scope, 'week')],
  ['sales by channel, month and store', salesBy('CHANNEL', 'MONTH', 'STORE')],
  ['sales by category and week', salesBy('CATEGORY', 'WEEK')],
])('reads %s from the roll-ups, and not the facts', async (_, read) => {
  const rows = await rowsRead(instance, read);
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(FACTS / 100);
});
