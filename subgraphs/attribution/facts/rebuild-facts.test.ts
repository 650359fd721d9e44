import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startEngine } from '../../../ops/instance/engine/start-engine.ts';
import { TEST_ENGINE_PASSWORD } from '../../../test/support/engine.ts';
import { type FactsHouse, openFactsHouse } from '../../../test/support/facts-house.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { post, ship, stored, until, visit } from '../../../test/support/touchpoints.ts';
import { rebuildFacts } from './rebuild-facts.ts';
import { readDataVersion } from './store/progress.ts';

// A real engine and database beside the machine's other tests.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let house: FactsHouse;

const FIGURES = `query Figures($input: ReportInput!, $groupBy: [SalesDimension!]!) {
  salesReport(input: $input, groupBy: $groupBy) { rows { keys { value } netSales { amount } orders units returnedUnits } }
  overview(input: $input) { multiChannelShare currencies cards { value n series { value } } topProducts { productId units } }
}`;

async function figures(): Promise<unknown> {
  const input = { from: '2026-01-01', to: '2026-08-01', compare: 'PREVIOUS_PERIOD' };
  const answer = await house.execute(FIGURES, { input, groupBy: ['MONTH', 'CHANNEL', 'STORE', 'CATEGORY'] });
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

beforeAll(async () => {
  house = await openFactsHouse('2026-07-15T12:00:00Z');
  await house.publish('orders', generateOrders(400, new Date('2026-02-01T00:00:00Z'), 100).flatMap(eventsOf));
  await house.publish('customers', [
    {
      type: 'customers.identity-component-changed.v1',
      aggregateId: 'cus_1',
      aggregateVersion: 0,
      occurredAt: new Date('2026-06-01T00:00:00Z'),
      payload: { survivorId: 'cus_1', memberIds: ['cus_1', 'cus_2', 'cus_3'], version: '1' },
    },
  ]);
  for (let batch = 0; batch < 3; batch++) {
    await post(house, {
      batchId: `kept-${batch}`,
      touchpoints: [visit({ id: `kept_${batch}` }), visit({ id: `kept_${batch}b` })],
    });
    await ship(house);
  }
  await house.settle();
});
afterAll(() => house?.close());

it('gives the very same figures, beside running consumers, and takes in what comes meanwhile', async () => {
  const before = await figures();
  const touchpoints = await stored(house, 'kept_');
  const seen: string[] = [];
  const result = await rebuildFacts(house.deps, ({ step }) => seen.push(step));
  expect(result.generation).toBe(2);
  expect(new Set(seen)).toEqual(new Set(['touchpoints', 'orders', 'customers']));
  expect(await figures()).toEqual(before);
  expect(await stored(house, 'kept_')).toEqual(touchpoints);
  const later = generateOrders(5, new Date('2026-07-01T00:00:00Z'), 2, 3).map((order) => ({
    ...order,
    orderId: `later_${order.orderId}`,
  }));
  const rebuilding = rebuildFacts(house.deps);
  await house.publish('orders', later.flatMap(eventsOf));
  await rebuilding;
  await house.settle();
  const after = await figures();
  expect(after).not.toEqual(before);
  await rebuildFacts(house.deps);
  await house.settle();
  expect(await figures()).toEqual(after);
});

it('dates every fact anew when the house moves to another zone', async () => {
  const days = async (zone?: string) => {
    const input = { from: '2026-01-01', to: '2026-08-01', ...(zone ? { zone } : {}) };
    const answer = await house.execute(FIGURES, { input, groupBy: ['DAY'] });
    return answer.errors ? undefined : (answer.data as { salesReport: unknown }).salesReport;
  };
  const paris = await days();
  const { generation } = await readDataVersion(house.deps.db);
  await house.restart({ timeZone: 'Pacific/Auckland' });
  await until(async () => (await readDataVersion(house.deps.db)).generation > generation);
  await until(async () => (await days()) !== undefined);
  expect(await days('Europe/Paris')).toEqual(paris);
  expect(await days()).not.toEqual(paris);
});

it('brings every figure back by itself after the engine lost its whole folder', async () => {
  const before = await figures();
  const touchpoints = await stored(house, 'kept_');
  const { generation } = await readDataVersion(house.deps.db);
  await house.engine.engine.stop();
  await rm(join(house.engine.dataDir, 'engine', 'db'), { recursive: true });
  const engine = await startEngine({ dataDir: house.engine.dataDir, password: TEST_ENGINE_PASSWORD });
  try {
    await until(async () => (await readDataVersion(house.deps.db)).generation > generation);
    await house.settle();
    expect(await figures()).toEqual(before);
    expect(await stored(house, 'kept_')).toEqual(touchpoints);
  } finally {
    await engine.stop();
  }
});
