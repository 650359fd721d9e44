import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOf } from '../../../test/support/order-events.ts';
import { rowsRead } from '../testing/engine-client.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import type { Moment } from '../testing/plain-sessions.ts';
import { randomWorld } from '../testing/random-visits.ts';
import { post, SERVICE_DESK, ship } from '../testing/touchpoints.ts';
import { readPagePaths, readSessionRows, type SessionScope } from '../traffic/store/sessions.ts';
import { integer } from '../warehouse/store/columns.ts';
import type { Warehouse } from '../warehouse/store/warehouse.ts';
import { keepSessions } from './keep-sessions.ts';
import { markSessionsOf, readMarkedDays } from './store/session-marks.ts';

const { moments, orders } = randomWorld(7);
const asked: SessionScope = {
  scope: {
    generation: 1,
    period: { from: '2026-06-01', to: '2026-06-09' },
    zone: undefined,
    currency: 'EUR',
    channels: [],
    storeIds: [],
  },
  zone: 'Europe/Paris',
  filter: {},
  funnel: [{ pages: ['/robes'] }, { pages: ['/panier'] }],
};

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await instance.publish('orders', orders.flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

async function send(name: string, touchpoints: readonly Moment[]): Promise<void> {
  for (let at = 0; at < touchpoints.length; at += 400) {
    const body = { batchId: `${name}-${at}`, touchpoints: touchpoints.slice(at, at + 400) };
    expect(await post(instance, body, SERVICE_DESK)).toMatchObject({ status: 202, body: { rejected: [] } });
  }
  await ship(instance);
}

async function say(version: string, components: readonly string[][]): Promise<void> {
  await instance.publish(
    'customers',
    components.map(([survivorId = '', ...others]) => ({
      type: 'customers.identity-component-changed.v1',
      aggregateId: survivorId,
      aggregateVersion: Number(version),
      occurredAt: new Date('2026-06-11T00:00:00Z'),
      payload: { survivorId, memberIds: [survivorId, ...others], bearers: {}, version },
    })),
  );
  await instance.settle();
}

const read = async (warehouse: Warehouse, isStored: boolean) => {
  const source = { ...asked, isStored };
  const [rows, ways] = await Promise.all([
    readSessionRows(
      warehouse,
      source,
      [[], ['CHANNEL', 'CAMPAIGN', 'DEVICE'], ['LANDING_PAGE', 'EXIT_PAGE', 'HOUR'], ['DAY', 'RETURNING']],
      5_000,
    ),
    readPagePaths(warehouse, source, { first: 1_000, fromPages: [] }),
  ]);
  const inOrder = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort();
  return { rows: rows.map(inOrder), ways: inOrder(ways) };
};

/** What is stored says what the moments say. */
async function expectTheSame(): Promise<string> {
  const { warehouse } = instance.deps;
  expect(await keepSessions(instance.deps, 1)).toBe(true);
  const stored = await read(warehouse, true);
  expect(stored).toEqual(await read(warehouse, false));
  return JSON.stringify(stored);
}

it('K1, K12: what is stored equals what the moments say, after late ones, merges and their undoing', async () => {
  const seen = new Set<string>();
  await send(
    'even',
    moments.filter((_, index) => index % 2 === 0),
  );
  seen.add(await expectTheSame());
  await send(
    'late',
    moments.filter((_, index) => index % 2 === 1),
  );
  seen.add(await expectTheSame());
  const group = (from: number) => Array.from({ length: 13 }, (_, index) => `cus_7_${from + index}`);
  await say('1', [group(0), group(13), group(26)]);
  seen.add(await expectTheSame());
  await say('2', [...group(0).map((id) => [id]), [...group(13), ...group(26)]]);
  seen.add(await expectTheSame());
  // Each of them changed figures.
  expect(seen.size).toBe(4);
});

it('reads sessions, whatever number of moments they have', async () => {
  const { warehouse } = instance.deps;
  const count = async (statement: string) => (await warehouse.query(1, statement, { rows: integer }))[0]?.rows ?? 0;
  const rowsOf = (isStored: boolean) =>
    rowsRead(instance, (counting) => readSessionRows(counting, { ...asked, isStored }, [['CHANNEL']], 100));
  const touchpoints = await count('SELECT count() AS rows FROM touchpoint');
  const sessions = await count('SELECT count() AS rows FROM session_fact');
  expect((await rowsOf(false)) - (await rowsOf(true))).toBeGreaterThan(touchpoints);
  expect(sessions).toBeLessThan(touchpoints);
});

it('leaves the marks that come while sessions are made', async () => {
  const { warehouse, config } = instance.deps;
  // The worker looks after the first generation alone.
  const generation = 2;
  const line = (visitor: string) =>
    Buffer.from(`${JSON.stringify({ occurred_at: '2026-06-03T10:00:00.000Z', anonymous_id: visitor })}\n`);
  await markSessionsOf(warehouse, generation, line('first'), 'first');
  let isLate = false;
  const interrupted: Warehouse = {
    ...warehouse,
    async run(of, statement, params, weight) {
      await warehouse.run(of, statement, params, weight);
      if (isLate || !statement.includes('INSERT INTO session_work')) return;
      isLate = true;
      await markSessionsOf(warehouse, generation, line('first'), 'again');
      await markSessionsOf(warehouse, generation, line('second'), 'second');
    },
  };
  const left = () => readMarkedDays(warehouse, generation, config.timeZone);
  await keepSessions({ ...instance.deps, warehouse: interrupted }, generation);
  expect(await left()).toEqual([{ day: '2026-06-03', marks: 2 }]);
  await keepSessions(instance.deps, generation);
  expect(await left()).toEqual([]);
});
