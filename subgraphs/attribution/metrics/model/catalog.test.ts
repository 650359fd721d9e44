import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { eventsOf, generateOrders } from '../../../../test/support/order-events.ts';
import { generateService } from '../../../../test/support/service-events.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { publishStock, WAREHOUSE } from '../../testing/random-stock.ts';
import { BEFORE, FROM } from '../../testing/recomputed-credits.ts';
import type { Recomputed } from '../../testing/recomputed-sales.ts';
import { recountService } from '../../testing/recomputed-service.ts';
import { publishShop, recomputeShop, SPAN, TODAY } from '../../testing/recomputed-shop.ts';
import { publishSpending, recomputeSpend } from '../../testing/recomputed-spend.ts';
import { recountStock } from '../../testing/recomputed-stock.ts';
import { bruteForce, commissions, credits, publishSales, sales } from '../../testing/store-sales.ts';
import { SALES_METRICS } from './catalog/sales.ts';
import { METRICS } from './metrics.ts';

interface Reading {
  readonly metric: { readonly key: string; readonly unit: string };
  readonly value: string | null;
  readonly n: number;
}
/** The first figure of each metric, wherever it stands in an answer. */
function readingsIn(answer: unknown, found = new Map<string, Reading>()): Map<string, Reading> {
  if (typeof answer !== 'object' || answer === null) return found;
  const { metric, value } = answer as Partial<Reading>;
  if (metric && value !== undefined && !found.has(metric.key)) found.set(metric.key, answer as Reading);
  for (const part of Object.values(answer)) readingsIn(part, found);
  return found;
}

async function read(instance: FactsInstance, query: string, variables: object) {
  const document = `query R($input: ReportInput!) { ${query} } fragment F on MetricValue { metric { key unit } value n }`;
  const answer = await instance.execute(document, { ...variables }, EXECUTIVE);
  expect(answer.errors?.map(({ message }) => message) ?? []).toEqual([]);
  return answer.data;
}

const DIGITS: Readonly<Record<string, number>> = { MONEY: 2, COUNT: 0, RATE: 4, NUMBER: 2, SECONDS: 0 };

/** Holds every figure to its recomputation, to the last digit that the API writes. */
function expectAll(found: ReadonlyMap<string, Reading>, expected: Recomputed): void {
  for (const [key, value] of Object.entries(expected)) {
    const reading = found.get(key) ?? expect.fail(`no report has ${key}`);
    if (value === null) {
      expect([key, reading.value]).toEqual([key, null]);
      continue;
    }
    const last = 10 ** -(DIGITS[reading.metric.unit] ?? 0);
    expect(Number(reading.value), key).toBeGreaterThan(value - 0.51 * last);
    expect(Number(reading.value), key).toBeLessThan(value + 0.51 * last);
  }
}

/** Figures that one report can hold side by side. */
const IN_REPORTS = [
  SALES_METRICS.map(({ key }) => key),
  ['refund_rate_by_sale', 'unit_return_rate_by_sale'],
  ['new_customer_sales', 'returning_customer_sales', 'guest_sales'],
  ['buyers', 'returning_customer_rate', 'repeat_purchase_rate', 'multi_channel_share'],
].map(
  (keys, index) =>
    `report${index}: report(input: $input, metrics: ${JSON.stringify(keys)}) { totals { values { ...F } } }`,
);

/** Service around random orders. */
const NOW = '2026-05-21T10:00:00Z';
const SERVED = { from: '2026-03-20', before: '2026-05-01' };
const served = generateOrders(500, new Date('2026-03-01T00:00:00Z'), 80, 23);
const service = generateService(served, 29);
const orderEvents = served.flatMap(eventsOf).map((event, index): NewEvent => {
  const source = index % 3 === 0 ? 'IMPORT' : 'CHECKOUT';
  return {
    ...event,
    payload: { ...event.payload, source, returnLocationId: index % 4 === 0 ? null : `loc_${index % 7}` },
  };
});
const serviceFigures = (): Recomputed => {
  const all = [...orderEvents, ...service.orders, ...service.customers, ...service.loyalty];
  const { figures } = recountService(all, served, SERVED, NOW);
  return Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]));
};

const STOCKED = { from: '2026-03-01', before: '2026-04-01' };
const COVER_DAYS = 30;
const stockFigures = (): Recomputed => {
  const question = {
    from: STOCKED.from,
    until: STOCKED.before,
    coverDays: COVER_DAYS,
    warehouses: new Set([WAREHOUSE]),
  };
  const { stock_value, ...pairs } = recountStock(question);
  const quotients = Object.entries(pairs).map(([key, [part, whole]]) => {
    const scale = key === 'days_of_stock_left' ? 1_000_000 : 1;
    return [key, whole > 0n ? (scale * Number(part)) / Number(whole) : null];
  });
  return { ...Object.fromEntries(quotients), stock_value: Number(stock_value[0]) / 100 };
};

/** The whole of it: what is earned and credited does not depend on the day of its booking. */
const SOLD = { from: '2026-03-01', before: '2026-06-01' };
const storeFigures = () => {
  // Over all stores a remote order counts once, whichever of them led to it.
  const { own, led } = bruteForce(undefined, '2026-02-28T23:00:00Z', '2026-05-31T22:00:00Z');
  const { euros, sales: sold, orders } = commissions();
  return {
    associate_sales: sold,
    commission: euros,
    commissioned_orders: orders,
    influenced_online_sales: led / 100,
    fulfillment_credits: [...credits.values()].reduce((sum, minor) => sum + minor, 0) / 100,
    store_goal_sales: (own + led) / 100,
  };
};

/** Held to a recomputation in a test of their own: a fit of the same purchases, visitors of files beside sales, two years, catchments of stores. */
const FOOTFALL = '../../../../test/integration/import/footfall.test.ts';
const MATURITY = '../../service-quality/store/maturity.test.ts';
const ELSEWHERE = {
  predicted_lifetime_value: '../../ltv/fit-lifetimes.test.ts',
  predicted_lifetime_margin: '../../ltv/fit-lifetimes.test.ts',
  store_conversion_rate: FOOTFALL,
  footfall_coverage: FOOTFALL,
  multichannel_return: MATURITY,
  cross_channel_return: MATURITY,
  omnichannel_return: MATURITY,
  catchment_online_uplift: '../../../../test/integration/kpis/catchment.test.ts',
};

it('has a recomputation of every metric', () => {
  const recomputed = {
    ...recomputeShop({ touched: 'WEB', bought: 'STORE' }),
    ...serviceFigures(),
    ...stockFigures(),
    ...storeFigures(),
    ...recomputeSpend(),
    ...ELSEWHERE,
  };
  expect(Object.keys(recomputed).sort()).toEqual(METRICS.map(({ key }): string => key).sort());
  for (const [key, file] of Object.entries(ELSEWHERE))
    expect(readFileSync(new URL(file, import.meta.url), 'utf8')).toContain(`'${key}'`);
});

describe.each([1, 2])('a shop whose events come in any order, touches twice (%i)', (seed) => {
  let instance: FactsInstance;
  beforeAll(async () => {
    instance = await openFactsInstance(`${TODAY}T12:00:00Z`);
    await publishShop(instance, seed);
    await instance.settle();
  });
  afterAll(() => instance?.close());

  it('has the figures that plain counting finds', async () => {
    const compared = 'omni { ...F } uplift { ...F }';
    const data = await read(
      instance,
      `${IN_REPORTS.join('\n')}
       crossChannelReport(input: $input, withinDays: 7) { cards { ...F }
         matrix { rows { touchedCode cells { boughtCode share { ...F } } } }
         retention { ${compared} } storeOrderValue { uplift { ...F } } onlineOrderValue { uplift { ...F } }
         repeatVisits { ${compared} } }
       sessionsReport(input: $input) { totals { figures { ...F } } }
       serviceQuality(input: $input) { cards { ...F } promiseShown { ...F } }
       customersReport(input: $input) { cards { ...F } costCoverage { ...F } omniAgainstMono { uplift { ...F } }
         marginOmniAgainstMono { uplift { ...F } } }`,
      { input: { ...SPAN, currencyCode: 'EUR' } },
    );
    type Matrix = { rows: Array<{ touchedCode: string; cells: Array<{ boughtCode: string }> }> };
    const { matrix } = (data as unknown as { crossChannelReport: { matrix: Matrix } }).crossChannelReport;
    const [row] = matrix.rows;
    const cell = { touched: row?.touchedCode ?? '', bought: row?.cells[0]?.boughtCode ?? '' };
    expectAll(readingsIn(data), recomputeShop(cell));
  });
});

describe('a shop that serves', () => {
  let instance: FactsInstance;
  beforeAll(async () => {
    instance = await openFactsInstance(NOW);
    await instance.publish('orders', [...orderEvents, ...service.orders].reverse());
    await instance.publish('customers', [...service.customers].reverse());
    await instance.publish('loyalty', service.loyalty);
    await instance.settle();
  });
  afterAll(() => instance?.close());

  it('has the figures of service that its events tell', async () => {
    const data = await read(instance, 'serviceQuality(input: $input) { cards { ...F } }', {
      input: { ...SERVED, currencyCode: 'EUR' },
    });
    expectAll(readingsIn(data), serviceFigures());
  });
});

describe('a shop with stock, told in any order and a part twice', () => {
  let instance: FactsInstance;
  beforeAll(async () => {
    instance = await openFactsInstance('2026-06-15T12:00:00Z');
    await publishStock(instance);
    await instance.settle();
  });
  afterAll(() => instance?.close());

  it('has the figures of stock that a count of each day finds', async () => {
    const query = `stockHealthReport(input: $input, coverDays: ${COVER_DAYS}) { figures { ...F } readiness { signals { value { ...F } } } }`;
    expectAll(readingsIn(await read(instance, query, { input: STOCKED })), stockFigures());
  });
});

describe('stores that lead to sales online', () => {
  let instance: FactsInstance;
  beforeAll(async () => {
    instance = await openFactsInstance('2026-06-15T12:00:00Z');
    await publishSales(instance);
    await instance.settle();
  });
  afterAll(() => instance?.close());

  it('have the commissions and credits that plain counting finds', async () => {
    expect(sales.length).toBeGreaterThan(100);
    const query = 'storesReport(input: $input) { cards { ...F } } commissionReport(input: $input) { cards { ...F } }';
    const whole = async () => readingsIn(await read(instance, query, { input: { ...SOLD, currencyCode: 'EUR' } }));
    await expect
      .poll(async () => Number((await whole()).get('commission')?.value), { timeout: 60_000 })
      .toBeCloseTo(storeFigures().commission, 2);
    expectAll(await whole(), storeFigures());
  });
});

describe('a shop that spends', () => {
  let instance: FactsInstance;
  beforeAll(async () => {
    instance = await openFactsInstance('2026-07-01T12:00:00Z');
    await publishSpending(instance);
    await instance.settle();
  });
  afterAll(() => instance?.close());

  it('has the costs and returns that plain counting finds', async () => {
    const input = { from: FROM, before: BEFORE, currencyCode: 'EUR' };
    const data = await read(instance, 'spendReport(input: $input) { cards { ...F } }', { input });
    expectAll(readingsIn(data), recomputeSpend());
  });
});
