import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customerActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { float } from './store/columns.ts';

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await instance.publish('orders', generateOrders(40, new Date('2026-02-01T00:00:00Z'), 90).flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

const QUEUE = '{ reportQueue { size place } }';
const BUYERS = `query ($input: ReportInput!) {
  report(input: $input, metrics: ["multi_channel_share"]) { totals { values { value } } } }`;
const [ada, bob] = [staffActor(['EXECUTIVE']), staffActor(['EXECUTIVE'])];

async function queueOf(actor = ada): Promise<{ size: number; place: number | null }> {
  const { data, errors } = await instance.execute(QUEUE, {}, actor);
  expect(errors).toBeUndefined();
  return data?.['reportQueue'] as { size: number; place: number | null };
}

/** A statement that runs for a while, of nobody. */
const occupy = () => instance.deps.warehouse.query(1, 'SELECT sleep(0.2) AS slept', { slept: float }, {}, 'HEAVY');

it('counts the statements before those of the caller’s report, and nobody else’s', async () => {
  expect(await queueOf()).toEqual({ size: 0, place: null });
  let isRead = false;
  const input = { from: '2026-02-01', before: '2026-03-01' };
  const report = instance.execute(BUYERS, { input }, ada).finally(() => {
    isRead = true;
  });
  // Two before it at any moment, until it was seen to wait for them.
  let seen: { size: number; place: number | null } | undefined;
  const running = new Set<Promise<unknown>>();
  while (!isRead && !seen?.place) {
    await delay(10);
    while (running.size < 2) {
      const statement: Promise<unknown> = occupy().finally(() => running.delete(statement));
      running.add(statement);
    }
    seen = await queueOf();
    expect(await queueOf(bob)).toMatchObject({ place: null });
  }
  expect(seen?.place).toBeGreaterThan(0);
  expect(seen?.size).toBeGreaterThan(seen?.place ?? Number.NaN);
  await Promise.all(running);
  expect((await report).errors).toBeUndefined();
  expect(await queueOf()).toEqual({ size: 0, place: null });
});

it('is shown to staff alone', async () => {
  for (const actor of [visitor, customerActor('cus_1')]) {
    const { data, errors } = await instance.execute(QUEUE, {}, actor);
    expect(data?.['reportQueue']).toBeNull();
    expect(errors).toHaveLength(1);
  }
});
