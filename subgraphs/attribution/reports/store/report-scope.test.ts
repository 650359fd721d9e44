import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, generateOrders } from '../../../../test/support/order-events.ts';
import { rebuildFacts } from '../../facts/rebuild-facts.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';

/** Half past two at night by Greenwich: another day in the west. */
const PLACED_AT = new Date('2026-11-28T02:30:00Z');
const INPUT = { from: '2026-11-01', before: '2026-12-01' };
const SALES = `query ($input: ReportInput!) { report(input: $input, dimensions: [DAY], metrics: ["orders"]) { rows { keys { value } values { value } } } }`;
const SERIES = `query ($input: ReportInput!) { report(input: $input, metrics: ["orders"], includesSeries: true) {
  timeZone totals { values { series { startsOn value } } } } }`;

interface Drawn {
  readonly timeZone: string;
  readonly totals: {
    readonly values: readonly [
      { readonly series: ReadonlyArray<{ readonly startsOn: string; readonly value: unknown }> },
    ];
  };
}

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-11-29T12:00:00Z', false);
  const [order] = generateOrders(1, PLACED_AT, 1);
  if (!order) throw new Error('no order');
  const sold = { ...order, placedAt: PLACED_AT, canceledAt: null, returned: null, currency: 'EUR' };
  await instance.publish('orders', eventsOf(sold));
});
afterAll(() => instance?.close());

async function ask<T>(document: string, input: object): Promise<T> {
  const answer = await instance.execute(document, { input });
  expect(answer.errors).toBeUndefined();
  return Object.values(answer.data ?? {})[0] as T;
}

async function daysOfSale(input: object): Promise<string[]> {
  const { rows } = await ask<{ rows: Array<{ keys: Array<{ value: string }>; values: Array<{ value: string }> }> }>(
    SALES,
    input,
  );
  return rows.filter(({ values }) => Number(values[0]?.value) > 0).map(({ keys }) => keys[0]?.value ?? '');
}

describe.each([
  ['America/New_York', '2026-11-27'],
  ['America/St_Johns', '2026-11-27'],
  ['Europe/Paris', '2026-11-28'],
  ['Asia/Kolkata', '2026-11-28'],
  ['Pacific/Chatham', '2026-11-28'],
  ['Pacific/Pago_Pago', '2026-11-27'],
])('a shop whose zone is %s', (timeZone, day) => {
  it(`counts what was sold at ${PLACED_AT.toISOString()} on ${day}, whether or not a report names the zone`, async () => {
    await instance.restart({ timeZone });
    await rebuildFacts(instance.deps);
    expect(await daysOfSale(INPUT)).toEqual([day]);
    expect(await daysOfSale({ ...INPUT, timeZone })).toEqual([day]);
    const { timeZone: said, totals } = await ask<Drawn>(SERIES, INPUT);
    expect(said).toBe(timeZone);
    expect(totals.values[0].series.filter(({ value }) => Number(value) > 0).map(({ startsOn }) => startsOn)).toEqual([
      day,
    ]);
  });
});
