import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import {
  costEvent,
  locationEvent,
  moveEvents,
  orderEvent,
  productEvent,
  refusedEvent,
  serviceEvent,
} from '../testing/stock-events.ts';

let instance: FactsInstance;
const noon = (day: string) => new Date(`${day}T11:00:00Z`);
const received = (variantId: string, locationId: string, day: string, units: number) =>
  ({ variantId, locationId, at: noon(day), available: units, onHand: units, flow: 'RECEIVED', units }) as const;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await instance.publish('inventory', [
    locationEvent('loc_store', 'STORE'),
    locationEvent('loc_warehouse', 'WAREHOUSE'),
    ...moveEvents([
      received('var_held', 'loc_store', '2026-01-02', 200),
      // In a warehouse alone: no store could have served it.
      received('var_central', 'loc_warehouse', '2026-01-02', 200),
    ]),
  ]);
  await instance.publish('catalog', [productEvent('prd_1', { var_held: '1000', var_central: '1000' })]);
});
afterAll(() => instance?.close());

const READINESS = `query ($input: ReportInput!, $percent: Int) {
  unifiedStockReadiness(input: $input, marginPressurePercent: $percent) {
    verdict signals { key state thresholdPercent value { value n numerator denominator series { startsOn value } } } } }`;

interface Signal {
  readonly key: string;
  readonly state: string;
  readonly value: { value: string; n: number; numerator: string; denominator: string; series: unknown[] };
}

async function readiness(from: string, before: string, percent?: number) {
  await instance.settle();
  const input = { from, before };
  const answer = await instance.execute(READINESS, { input, ...(percent === undefined ? {} : { percent }) });
  expect(answer.errors?.map((error) => error.message) ?? []).toEqual([]);
  const { signals, verdict } = (answer.data as { unifiedStockReadiness: { signals: Signal[]; verdict: string } })
    .unifiedStockReadiness;
  const [paradox, pressure, demand] = signals as [Signal, Signal, Signal];
  return { verdict, paradox, pressure, demand };
}

/** A hundred online requests of one day, of which `held` are of a variant that a store has. */
const hundred = (day: string, held: number) =>
  Array.from({ length: 100 }, (_, index) =>
    refusedEvent({
      id: `${day}-${index}`,
      variantId: index < held ? 'var_held' : 'var_central',
      at: noon(day),
      units: 1,
      valueMinor: 1_000n,
      channel: 'WEB',
    }),
  );

describe('I5 K8: the paradoxical stock-out rate', () => {
  it.each([
    ['2026-02-01', 16, 'RED', 'SWITCH'],
    ['2026-02-03', 15, 'GREEN', 'WAIT'],
  ])('on %s, %i of 100 requests that a store could have served: %s', async (day, held, state, verdict) => {
    await instance.publish('orders', hundred(day, held));
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const found = await readiness(day, next);
    expect(found.paradox).toMatchObject({ state, value: { numerator: String(held), denominator: '100', n: 100 } });
    expect(found.paradox.value.value).toBe(`0.${held}00`);
    // Nothing was sold, so the other signals know nothing: one red signal is enough to switch (I8).
    expect([found.pressure.state, found.demand.state]).toEqual(['UNKNOWN', 'UNKNOWN']);
    expect(found.verdict).toBe(verdict);
  });

  it('takes no request of a store, and a wish told twice once', async () => {
    const day = '2026-02-05';
    const [event] = hundred(day, 1);
    if (!event) throw new Error('no event');
    const inStore = {
      ...event,
      payload: {
        ...event.payload,
        storeId: 'loc_store',
        lines: [{ ...(event.payload['lines'] as object[])[0], demandId: 'pos' }],
      },
    };
    await instance.publish('orders', [event, event, inStore]);
    expect((await readiness(day, '2026-02-06')).paradox.value).toMatchObject({ numerator: '1', denominator: '1' });
  });

  it('counts the views of what was not available, sent by a storefront', async () => {
    const at = noon('2026-02-07').toISOString();
    const point = { occurred_at: at, person_key: 'anon', anonymous_id: 'anon', channel: 'WEB', product_id: 'prd_1' };
    await instance.deps.warehouse.insert(
      1,
      'touchpoint',
      [
        { ...point, touchpoint_id: 'view-1', kind: 'OUT_OF_STOCK' },
        { ...point, touchpoint_id: 'view-1', kind: 'OUT_OF_STOCK' },
        { ...point, touchpoint_id: 'view-2', kind: 'OUT_OF_STOCK', product_id: 'var_central' },
        { ...point, touchpoint_id: 'view-3', kind: 'PRODUCT_VIEW' },
      ],
      'views',
    );
    expect((await readiness('2026-02-07', '2026-02-08')).paradox.value).toMatchObject({
      numerator: '1',
      denominator: '2',
    });
  });
});

describe('I6: margin pressure', () => {
  it('is red strictly above its threshold', async () => {
    const at = noon('2026-03-01');
    await instance.publish('orders', [
      orderEvent({
        id: 'ord_1',
        at,
        variantId: 'var_held',
        storeId: 'loc_store',
        grossMinor: 101_000n,
        discountMinor: 1_000n,
        delivery: 'IN_STORE',
      }),
    ]);
    await instance.publish('inventory', [
      costEvent('transfer', { id: 't1', locationId: 'loc_store', costMinor: '6000', at }),
      costEvent('markdown', { id: 'm1', locationId: 'loc_store', costMinor: '3782', at }),
    ]);
    // Holding: 400 units that sold nothing cost 1,000 each and 20 % a year: 2 x 109 for the day; the discount is none of it.
    const found = await readiness('2026-03-01', '2026-03-02', 10);
    expect(found.pressure).toMatchObject({ state: 'GREEN', value: { numerator: '10000', denominator: '100000' } });
    await instance.publish('inventory', [
      costEvent('transfer', { id: 't2', locationId: 'loc_store', costMinor: '1', at }),
    ]);
    expect((await readiness('2026-03-01', '2026-03-02', 10)).pressure.state).toBe('RED');
  });
});

describe('I7: phygital demand', () => {
  it('counts pickup, e-reservation and ship-from-store, granted or refused, also while a service is off', async () => {
    const orders = (day: string, count: number, pickups: number) =>
      Array.from({ length: count }, (_, index) =>
        orderEvent({
          id: `ord_${day}_${index}`,
          at: noon(day),
          variantId: 'var_held',
          grossMinor: 1_000n,
          delivery: index < pickups ? 'PICKUP' : 'SHIP',
        }),
      );
    const shipped = (day: string, index: number, locationId: string) => ({
      type: 'orders.fulfillment-order-changed.v1',
      aggregateId: `ful_${index}`,
      aggregateVersion: 1,
      occurredAt: noon(day),
      payload: {
        fulfillmentOrderId: `ful_${day}_${index}_${locationId}`,
        orderId: `ord_${day}_${index}`,
        locationId,
        status: 'OPEN',
        deliveryMethod: 'SHIP',
        changedAt: noon(day).toISOString(),
      },
    });
    await instance.publish('orders', [
      ...orders('2026-04-01', 100, 10),
      ...orders('2026-04-02', 100, 10),
      // Two orders leave a store, one of them in two parts; a third leaves the warehouse.
      ...[shipped('2026-04-02', 50, 'loc_store'), shipped('2026-04-02', 51, 'loc_store')],
      ...[shipped('2026-04-02', 50, 'loc_warehouse'), shipped('2026-04-02', 52, 'loc_warehouse')],
    ]);
    const reserve = (id: string, outcome: 'GRANTED' | 'REFUSED', reason?: string) =>
      serviceEvent({ id, service: 'E_RESERVATION', outcome, at: noon('2026-04-02'), ...(reason ? { reason } : {}) });
    await instance.publish('inventory', [
      reserve('r1', 'GRANTED'),
      ...Array.from({ length: 8 }, (_, index) => reserve(`off-${index}`, 'REFUSED', 'SERVICE_OFF')),
      reserve('off-1', 'REFUSED', 'SERVICE_OFF'),
      serviceEvent({ id: 'p1', service: 'PICKUP', outcome: 'REFUSED', reason: 'SERVICE_OFF', at: noon('2026-04-02') }),
    ]);
    // 10 pickups, 2 shipped from the store, 1 reservation, 9 refused: 22 of 100 orders and 10 requests.
    const { demand, verdict } = await readiness('2026-04-02', '2026-04-03');
    expect(demand.value).toMatchObject({ numerator: '22', denominator: '110', value: '0.2000' });
    // 10 of 100 the day before: the rise is beyond chance.
    expect(demand.state).toBe('RED');
    expect(verdict).toBe('SWITCH');
    const both = await readiness('2026-04-01', '2026-04-03');
    expect(both.demand.value.series).toEqual([
      { startsOn: '2026-04-01', value: '0.1000' },
      { startsOn: '2026-04-02', value: '0.2000' },
    ]);
  });
});
