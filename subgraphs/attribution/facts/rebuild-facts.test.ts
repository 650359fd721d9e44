import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEngine } from '../../../ops/instance/engine/start-engine.ts';
import { startTestEngine, TEST_ENGINE_PASSWORD } from '../../../test/support/engine.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { FIGURES as SALES } from '../metrics/model/catalog/sales.ts';
import { databaseOf, engineOf } from '../testing/engine-client.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { post, ship, stored, until, visit } from '../testing/touchpoints.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { applyMigrations, markBegun, readFactMigrations } from '../warehouse/store/migrations.ts';
import { rebuildFacts } from './rebuild-facts.ts';

let instance: FactsInstance;

const FIGURES = `query Figures($input: ReportInput!, $dimensions: [ReportDimension!]) {
  report(input: $input, dimensions: $dimensions, first: 1000, metrics: ["net_sales", "orders", "units", "returned_units"]) {
    rows { keys { value } values { value previous } } }
  page: report(input: $input, metrics: ${JSON.stringify([...SALES, 'multi_channel_share'])}, includesSeries: true) {
    currencies totals { values { value n series { value } } } }
  topProducts: report(input: $input, dimensions: [PRODUCT], metrics: ["net_sales", "units"], first: 10) {
    rows { keys { value } values { value } } }
}`;

async function figures(): Promise<unknown> {
  const input = { from: '2026-01-01', before: '2026-08-01', compare: 'PREVIOUS_PERIOD' };
  const answer = await instance.execute(FIGURES, { input, dimensions: ['CHANNEL', 'STORE', 'CATEGORY'] });
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

beforeAll(async () => {
  instance = await openFactsInstance('2026-07-15T12:00:00Z', true, startTestEngine);
  await instance.publish('orders', generateOrders(400, new Date('2026-02-01T00:00:00Z'), 100).flatMap(eventsOf));
  await instance.publish('customers', [
    {
      type: 'customers.identity-component-changed.v1',
      aggregateId: 'cus_1',
      aggregateVersion: 0,
      occurredAt: new Date('2026-06-01T00:00:00Z'),
      payload: { survivorId: 'cus_1', memberIds: ['cus_1', 'cus_2', 'cus_3'], version: '1' },
    },
  ]);
  for (let batch = 0; batch < 3; batch++) {
    await post(instance, {
      batchId: `kept-${batch}`,
      touchpoints: [visit({ id: `kept_${batch}` }), visit({ id: `kept_${batch}b` })],
    });
    await ship(instance);
  }
  await instance.settle();
});
afterAll(() => instance?.close());

it('gives the very same figures, beside running consumers, and takes in events that arrive during it', async () => {
  const before = await figures();
  const touchpoints = await stored(instance, 'kept_');
  const seen: string[] = [];
  const result = await rebuildFacts(instance.deps, ({ step }) => seen.push(step));
  expect(result.generation).toBe(2);
  expect(new Set(seen)).toEqual(new Set(['touchpoints', 'orders', 'customers']));
  expect(await figures()).toEqual(before);
  expect(await stored(instance, 'kept_')).toEqual(touchpoints);
  const later = generateOrders(5, new Date('2026-07-01T00:00:00Z'), 2, 3).map((order) => ({
    ...order,
    orderId: `later_${order.orderId}`,
  }));
  const rebuilding = rebuildFacts(instance.deps);
  await instance.publish('orders', later.flatMap(eventsOf));
  await rebuilding;
  await instance.settle();
  const after = await figures();
  expect(after).not.toEqual(before);
  await rebuildFacts(instance.deps);
  await instance.settle();
  expect(await figures()).toEqual(after);
});

it('dates every fact again when the shop moves to another zone', async () => {
  const days = async (zone?: string) => {
    const input = { from: '2026-01-01', before: '2026-08-01', ...(zone ? { timeZone: zone } : {}) };
    const answer = await instance.execute(FIGURES, { input, dimensions: ['DAY'] });
    return answer.errors ? undefined : (answer.data as { report: unknown }).report;
  };
  const paris = await days();
  const { generation } = await readDataVersion(instance.deps.db);
  await instance.restart({ timeZone: 'Pacific/Auckland' });
  await until(async () => (await readDataVersion(instance.deps.db)).generation > generation);
  await until(async () => (await days()) !== undefined);
  expect(await days('Europe/Paris')).toEqual(paris);
  expect(await days()).not.toEqual(paris);
});

it('rebuilds facts by itself that were written before their tables had the present columns', async () => {
  const before = await figures();
  const { generation } = await readDataVersion(instance.deps.db);
  const { timeZone } = instance.deps.config;
  const client = engineOf(instance);
  const database = databaseOf(instance, generation);
  await instance.subgraph.stop();
  await client.command({ query: `DROP DATABASE ${database}` });
  await applyMigrations(client, database, readFactMigrations().slice(0, 3));
  await markBegun(client, database, { timeZone });
  await client.close();
  await instance.restart({ timeZone });
  await until(async () => (await readDataVersion(instance.deps.db)).generation > generation);
  await instance.settle();
  expect(await figures()).toEqual(before);
  const rebuilt = (await readDataVersion(instance.deps.db)).generation;
  expect(await instance.deps.warehouse.isBehind(rebuilt)).toBe(false);
});

it('brings every figure back by itself after the engine lost its whole folder', async () => {
  const before = await figures();
  const touchpoints = await stored(instance, 'kept_');
  const { generation } = await readDataVersion(instance.deps.db);
  await instance.engine.engine.stop();
  await rm(join(instance.engine.dataDir, 'engine', 'db'), { recursive: true });
  const engine = await startEngine({ dataDir: instance.engine.dataDir, password: TEST_ENGINE_PASSWORD });
  try {
    await until(async () => (await readDataVersion(instance.deps.db)).generation > generation);
    await instance.settle();
    expect(await figures()).toEqual(before);
    expect(await stored(instance, 'kept_')).toEqual(touchpoints);
  } finally {
    await engine.stop();
  }
});
