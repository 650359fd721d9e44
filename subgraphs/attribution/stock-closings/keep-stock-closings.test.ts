import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakeClock } from '#kernel/values/time.ts';
import { recordArrival } from '../arrivals/record-arrival.ts';
import { createBusinessDays } from '../periods/model/business-day.ts';
import { type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { moveEvents } from '../testing/stock-events.ts';
import { applyTo } from '../testing/stock-figures.ts';
import { compareStock } from '../testing/stock-in-any-order.ts';
import { stockClosings } from './index.ts';
import { keepStockClosings } from './keep-stock-closings.ts';
import { readClosingState } from './store/closings.ts';

const IN_JANUARY = {
  variantId: 'var_0',
  locationId: 'loc_a',
  at: new Date('2026-01-20T12:00:00Z'),
  available: 3,
  onHand: 3,
  flow: 'RECEIVED',
  units: 3,
} as const;

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-03-10T12:00:00Z');
});
afterAll(() => instance?.close());

// Other zones and seeds: keep-stock-closings.long.test.ts.
compareStock([[103, 'Pacific/Kiritimati']], () => instance);

it('closes a month when it has ended in the zone of the shop', async () => {
  const generation = 110;
  const zone = 'America/Los_Angeles';
  const dayOf = createBusinessDays(zone);
  const depsAt = (now: string) => ({ ...instance.deps, dayOf, clock: new FakeClock(now) });
  await applyTo(depsAt('2026-02-01T07:59:00Z'), generation, 'inventory', moveEvents([IN_JANUARY]));
  const closedAt = async (now: string) => {
    await keepStockClosings(depsAt(now), generation);
    return (await readClosingState(instance.deps.warehouse, generation, '2026-03-01')).closedBefore;
  };
  expect(await closedAt('2026-02-01T07:59:00Z')).toBeUndefined();
  expect(await closedAt('2026-02-01T08:00:00Z')).toBe('2026-02-01');
});

it('waits until a history that arrives newest first is whole', async () => {
  const { deps } = instance;
  await instance.publish('inventory', moveEvents([IN_JANUARY]));
  await instance.settle();
  const closedAfterLook = async () => {
    for (const worker of stockClosings.workers?.(deps) ?? []) await worker.run(serviceContext());
    return (await readClosingState(deps.warehouse, 1, '2026-03-01')).closedBefore;
  };
  const history = { startsOn: '2024-01-01', wholeFrom: '2026-01-01', arrivedOrders: 1, expectedOrders: 2 };
  await recordArrival(deps, serviceContext(), { ...history, expectedAt: null });
  expect(await closedAfterLook()).toBeUndefined();
  await recordArrival(deps, serviceContext(), null);
  expect(await closedAfterLook()).toBe('2026-03-01');
});
