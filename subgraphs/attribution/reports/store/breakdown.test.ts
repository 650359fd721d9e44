import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIGURES } from '../../metrics/model/catalog/sales.ts';
import { databaseOf, engineOf, rowsRead } from '../../testing/engine-client.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { Breakdown, ReportDimension } from '../model/breakdown.ts';
import type { ReportScope } from '../model/report.ts';
import type { SeriesUnit } from '../model/series.ts';
import { readBreakdown } from './breakdown.ts';
import { cutExpression, keyExpression } from './dimension-sql.ts';

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

const filter = { categories: [], productIds: [], customerKinds: [] };

const salesBy =
  (...dimensions: readonly ReportDimension[]) =>
  (warehouse: Warehouse) => {
    const breakdown: Breakdown = { metrics: ['gross_sales', 'net_sales', 'orders', 'units'], dimensions, filter };
    const keysOf = (day: string) => dimensions.map((one) => keyExpression(one, day));
    return readBreakdown(warehouse, scope, breakdown, { keysOf, sets: [dimensions.map((_, index) => index)] });
  };

/** Every figure by a dimension, by the points of the period, by both and by none. */
const allSetsBy = (dimension: ReportDimension, unit: SeriesUnit) => (warehouse: Warehouse) => {
  const keysOf = (day: string) => [keyExpression(dimension, day), cutExpression(unit, day)];
  const breakdown: Breakdown = { metrics: FIGURES, dimensions: [dimension], filter };
  return readBreakdown(warehouse, scope, breakdown, { keysOf, sets: [[], [0], [1], [0, 1]] });
};

it.each<[string, (warehouse: Warehouse) => Promise<unknown>]>([
  ['channels by day, and both together', allSetsBy('CHANNEL', 'DAY')],
  ['channels by week, and both together', allSetsBy('CHANNEL', 'WEEK')],
  ['stores by month, and both together', allSetsBy('STORE', 'MONTH')],
  ['sales by channel, month and store', salesBy('CHANNEL', 'MONTH', 'STORE')],
  ['sales by category and week', salesBy('CATEGORY', 'WEEK')],
])('reads %s from the roll-ups, and not the facts', async (_, read) => {
  const rows = await rowsRead(instance, read);
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(FACTS / 100);
});
