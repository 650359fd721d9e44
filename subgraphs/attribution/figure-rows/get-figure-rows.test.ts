import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { generateService } from '../../../test/support/service-events.ts';
import { METRICS } from '../metrics/model/metrics.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { publishStock } from '../testing/random-stock.ts';
import { publishShop, SPAN, TODAY } from '../testing/recomputed-shop.ts';
import { ROWS_OF_FIGURES } from './model/rows-of-figures.ts';

const IN_REPORT = 'the rows of `report` have a key of their own, which opens the lines of orders (`reportRows`)';
const IN_ENTRIES = 'its page lists the entries of the ledger, whose sum it is (`commissionEntries`)';
const OF_GROUPS = 'a comparison: the figures of both groups have rows';
const OF_TWO_SUMS =
  'what is divided is of other rows than that by which it is divided: spend of none, by customers or sales; margin, by costs';
/** Figures whose rows are not opened by a key of their own, and why. */
const WITHOUT_ROWS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['net_sales', 'gross_sales', 'orders', 'units', 'average_order_value', 'returns', 'returned_units'],
      ...['return_rate', 'discounts', 'units_per_transaction', 'gross_margin', 'gross_margin_rate', 'cost_coverage'],
      ...['refund_rate_by_sale', 'unit_return_rate_by_sale', 'buyers', 'returning_customer_rate'],
      ...['new_customer_sales', 'returning_customer_sales', 'guest_sales', 'repeat_purchase_rate'],
      'multi_channel_share',
    ].map((key) => [key, IN_REPORT]),
  ),
  ...Object.fromEntries(
    ['commission', 'commissioned_orders', 'influenced_online_sales', 'fulfillment_credits', 'store_goal_sales'].map(
      (key) => [key, IN_ENTRIES],
    ),
  ),
  ...Object.fromEntries(
    ['repeat_visit_uplift', 'promise_conversion', 'promise_basket', 'omni_lifetime_value_uplift'].map((key) => [
      key,
      OF_GROUPS,
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['customer_acquisition_cost', 'customer_retention_cost', 'acquisition_retention_ratio'],
      ...['marketing_efficiency_ratio', 'return_on_ad_spend', 'gmroi', 'margin_pressure'],
      ...['multichannel_return', 'cross_channel_return', 'omnichannel_return'],
    ].map((key) => [key, OF_TWO_SUMS]),
  ),
  customer_lifetime_value: 'its page lists customers by what they were worth',
  predicted_lifetime_value: 'a model predicts it: there is nothing that it counts',
  store_conversion_rate: 'visitors are counted by the day, not one by one',
  footfall_coverage: 'visitors are counted by the day, not one by one',
};

it('has rows of every metric, or says why not', () => {
  expect([...Object.keys(ROWS_OF_FIGURES), ...Object.keys(WITHOUT_ROWS)].sort()).toEqual(
    METRICS.map(({ key }): string => key).sort(),
  );
});

const FIGURE = 'fragment F on MetricValue { metric { key unit } value n numerator denominator drill }';
const PAIR = 'omni { ...F } mono { ...F }';
const REPORTS = `query R($input: ReportInput!) {
  crossChannelReport(input: $input, withinDays: 7) {
    cards { ...F } matrix { rows { cells { share { ...F } } } }
    retention { ${PAIR} strata { ${PAIR} } } storeOrderValue { ${PAIR} } onlineOrderValue { ${PAIR} } repeatVisits { ${PAIR} } }
  sessionsReport(input: $input) { totals { figures { ...F } } }
  serviceQuality(input: $input) { cards { ...F } conversations { figures { ...F } } promiseShown { ...F } noPromiseShown { ...F } }
  stockHealthReport(input: $input, coverDays: 30) { figures { ...F } readiness { signals { value { ...F } } } }
} ${FIGURE}`;
const ROWS = `query Rows($drill: String!, $first: Int, $after: String) { figureRows(drill: $drill) {
  kind madeBy numeratorUnit denominatorUnit currencyCode sums { count numerator denominator }
  rows(first: $first, after: $after) { pageInfo { hasNextPage endCursor }
    nodes { order { id } customer { id } variant { id } location { id } channelCode occurredAt dueAt matchedAt numerator denominator } }
} }`;

interface Figure {
  readonly metric: { readonly key: string; readonly unit: string };
  readonly value: string | null;
  readonly n: number;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly drill: string | null;
}
interface Row {
  readonly numerator: string;
  readonly denominator: string;
  readonly customer: { readonly id: string } | null;
}
interface Answer {
  readonly kind: string;
  readonly madeBy: 'RATIO' | 'SUM' | 'MEDIAN' | 'PERCENTILE_95';
  readonly sums: { readonly count: number; readonly numerator: string; readonly denominator: string };
  readonly rows: {
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

function figuresIn(answer: unknown, found: Figure[] = []): Figure[] {
  if (typeof answer !== 'object' || answer === null) return found;
  if ('metric' in answer && 'drill' in answer) found.push(answer as Figure);
  for (const part of Object.values(answer)) figuresIn(part, found);
  return found;
}

/** Three retailers: people who go from channel to channel, goods that are promised and given back, and stock. */
interface Shops {
  readonly people: FactsInstance;
  readonly service: FactsInstance;
  readonly stock: FactsInstance;
}
let shops: Shops;

async function openShop(now: string, publish: (shop: FactsInstance) => Promise<void>): Promise<FactsInstance> {
  const shop = await openFactsInstance(now);
  await publish(shop);
  await shop.settle();
  return shop;
}

beforeAll(async () => {
  const served = generateOrders(400, new Date('2026-04-01T00:00:00Z'), 60, 23);
  const service = generateService(served, 29);
  const orders = served.flatMap(eventsOf).map((event, index): NewEvent => {
    const returnLocationId = index % 4 === 0 ? null : `loc_${index % 7}`;
    // Imported history earns late by nature, and is not counted.
    const source = index % 5 === 0 ? 'IMPORT' : 'CHECKOUT';
    return { ...event, payload: { ...event.payload, source, returnLocationId } };
  });
  shops = {
    people: await openShop(`${TODAY}T12:00:00Z`, (shop) => publishShop(shop, 1)),
    service: await openShop(`${TODAY}T12:00:00Z`, async (shop) => {
      await shop.publish('orders', [...orders, ...service.orders]);
      await shop.publish('customers', service.customers);
      await shop.publish('loyalty', service.loyalty);
    }),
    stock: await openShop(`${TODAY}T12:00:00Z`, publishStock),
  };
});
afterAll(() => Promise.all(Object.values(shops ?? {}).map((shop: FactsInstance) => shop.close())));

async function ask(shop: FactsInstance, document: string, variables: Record<string, unknown>, actor?: Actor) {
  const answer = await shop.execute(document, variables, actor);
  expect(answer.errors?.map(({ message }) => message) ?? []).toEqual([]);
  return answer.data;
}

async function open(shop: FactsInstance, drill: string, page: object = { first: 100 }, actor?: Actor): Promise<Answer> {
  const data = await ask(shop, ROWS, { drill, ...page }, actor);
  return (data as unknown as { figureRows: Answer }).figureRows;
}

/** What all rows come to, without the rows. */
async function sumsOf(shop: FactsInstance, drill: string): Promise<Answer> {
  const document = `query S($drill: String!) { figureRows(drill: $drill) { kind madeBy sums { count numerator denominator } } }`;
  return ((await ask(shop, document, { drill })) as unknown as { figureRows: Answer }).figureRows;
}

const INPUT = { ...SPAN, currencyCode: 'EUR' };
const figuresOf = async (shop: FactsInstance, input: object = INPUT, actor?: Actor) =>
  figuresIn(await ask(shop, REPORTS, { input }, actor)).filter(({ drill }) => drill !== null);

async function keyOf(shop: FactsInstance, metric: string, input: object = INPUT, actor?: Actor): Promise<string> {
  const figures = await figuresOf(shop, input, actor);
  return figures.find(({ metric: { key } }) => key === metric)?.drill ?? expect.fail(metric);
}

/** All rows behind a key, page by page. */
async function allRows(shop: FactsInstance, drill: string, first = 100): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const page: Answer['rows'] = (await open(shop, drill, { first, after })).rows;
    rows.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return rows;
    after = page.pageInfo.endCursor;
  }
}

const DIGITS: Readonly<Record<string, number>> = { MONEY: 2, COUNT: 0, RATE: 4, NUMBER: 2, SECONDS: 0 };

/** The figure that rows make. */
function madeOf({ madeBy, sums }: Answer, rows: readonly Row[]): number | null {
  if (madeBy === 'SUM') return Number(sums.numerator);
  if (madeBy === 'RATIO')
    return Number(sums.denominator) > 0 ? Number(sums.numerator) / Number(sums.denominator) : null;
  const times = rows.map(({ numerator }) => Number(numerator)).sort((a, b) => a - b);
  const rank = Math.ceil(times.length * (madeBy === 'MEDIAN' ? 0.5 : 0.95));
  return times[rank - 1] ?? null;
}

/** Kinds of rows of which each is one observation of the figure. */
const ONE_EACH = ['CUSTOMER', 'PICKUP', 'PROMISE', 'RETURN', 'REQUEST', 'CONVERSATION', 'INTERACTION', 'POINTS'];

/** Holds a figure to its rows: what they come to, and how many they are. */
async function expectRowsOf(shop: FactsInstance, figure: Figure): Promise<void> {
  const drill = figure.drill ?? '';
  const answer = await sumsOf(shop, drill);
  const label = `${figure.metric.key} of ${answer.kind}`;
  const isTime = answer.madeBy === 'MEDIAN' || answer.madeBy === 'PERCENTILE_95';
  const made = madeOf(answer, isTime ? await allRows(shop, drill) : []);
  if (ONE_EACH.includes(answer.kind)) expect([label, answer.sums.count]).toEqual([label, figure.n]);
  if (figure.value === null) {
    expect([label, made]).toEqual([label, null]);
    return;
  }
  const last = 10 ** -(DIGITS[figure.metric.unit] ?? 0);
  expect(Math.abs((made ?? Number.NaN) - Number(figure.value)), `${label}: ${made}`).toBeLessThan(0.51 * last);
  if (figure.metric.unit === 'RATE' && figure.numerator !== null && answer.kind !== 'STOCK') {
    const { numerator, denominator } = answer.sums;
    expect([label, numerator, denominator]).toEqual([label, figure.numerator, figure.denominator]);
  }
}

describe('the rows behind a figure', () => {
  it('are what every figure is made of, and as many as it counts', async () => {
    const seen = new Set<string>();
    for (const shop of Object.values(shops) as FactsInstance[]) {
      for (const figure of await figuresOf(shop)) {
        if (figure.n === 0) continue;
        await expectRowsOf(shop, figure);
        seen.add(figure.metric.key);
      }
    }
    // Order values of groups are figures of another metric than the comparison that they are rows of.
    const compared = ['store_spend_uplift', 'online_spend_uplift'];
    const expected = Object.keys(ROWS_OF_FIGURES).filter((key) => !compared.includes(key));
    expect([...seen].sort()).toEqual([...expected, 'average_order_value'].sort());
  });

  it.each([
    ['people', 'cross_channel_buyers'],
    ['people', 'conversion_rate'],
    ['service', 'promise_kept_rate'],
    ['service', 'gift_card_cross_use'],
    ['stock', 'sell_through'],
  ] as const)('are read page by page, those that add most first, each once: %s, %s', async (name, metric) => {
    const shop = shops[name];
    const drill = await keyOf(shop, metric);
    const { sums } = await sumsOf(shop, drill);
    const rows = await allRows(shop, drill, 20);
    expect(rows).toHaveLength(sums.count);
    const sumOf = (field: 'numerator' | 'denominator') => rows.reduce((sum, row) => sum + Number(row[field]), 0);
    expect(sumOf('numerator')).toBeCloseTo(Number(sums.numerator), 2);
    expect(sumOf('denominator')).toBeCloseTo(Number(sums.denominator), 2);
    const amounts = rows.map(({ numerator }) => Number(numerator));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('open by no key but one that a figure came with, nor behind what is no cursor', async () => {
    const drill = await keyOf(shops.stock, 'sell_through');
    const after = Buffer.from(JSON.stringify(['1) OR 1=1', 'x'])).toString('base64url');
    for (const asked of [{ drill: '' }, { drill: 'x.y' }, { drill: `${drill.slice(0, -2)}xx` }, { drill, after }]) {
      const { errors } = await shops.stock.execute(ROWS, asked);
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['VALIDATION']);
    }
  });

  it('are those of their own stores for staff bound to stores', async () => {
    const manager = staffActor(['STORE_MANAGER'], ['loc_a']);
    const whole = await keyOf(shops.stock, 'sell_through');
    const own = await open(shops.stock, await keyOf(shops.stock, 'sell_through', INPUT, manager), {}, manager);
    const narrowed = await open(shops.stock, whole, {}, manager);
    expect(narrowed.sums).toEqual(own.sums);
    expect(own.sums.count).toBeLessThan((await sumsOf(shops.stock, whole)).sums.count);
    const ofAnother = await keyOf(shops.stock, 'sell_through', { ...INPUT, sellingLocationIds: ['loc_b'] });
    for (const [drill, actor] of [
      [ofAnother, manager],
      [whole, staffActor(['ASSOCIATE'], ['loc_a'])],
    ] as const) {
      const { errors } = await shops.stock.execute(ROWS, { drill }, actor);
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    }
  });

  it('name customers to those alone who may read them', async () => {
    const drill = await keyOf(shops.people, 'cross_channel_buyers');
    const named = await open(shops.people, drill);
    expect(named.rows.nodes.every(({ customer }) => customer !== null)).toBe(true);
    const unnamed = await open(shops.people, drill, { first: 100 }, staffActor(['MERCHANDISER']));
    expect(unnamed.rows.nodes.every(({ customer }) => customer === null)).toBe(true);
    expect(unnamed.sums).toEqual(named.sums);
  });

  it('are for those who may see costs where they tell them', async () => {
    const drill = await keyOf(shops.stock, 'stock_value');
    const manager = staffActor(['STORE_MANAGER'], ['loc_a']);
    const figures = await figuresOf(shops.stock, INPUT, manager);
    expect(figures.map(({ metric }) => metric.key)).not.toContain('aged_stock_90');
    const { errors } = await shops.stock.execute(ROWS, { drill }, manager);
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
  });
});
