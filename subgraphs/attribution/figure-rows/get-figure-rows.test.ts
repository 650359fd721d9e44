import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { generateService } from '../../../test/support/service-events.ts';
import { METRICS } from '../metrics/model/metrics.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { allRows, expectRowsOf, open, openFigures, openSpendFigures, ROWS, sumsOf } from '../testing/figure-rows.ts';
import { publishStock } from '../testing/random-stock.ts';
import { BEFORE, FROM } from '../testing/recomputed-credits.ts';
import { publishShop, SPAN, TODAY } from '../testing/recomputed-shop.ts';
import { publishSpending, SPENT } from '../testing/recomputed-spend.ts';
import { ROWS_OF_FIGURES } from './model/rows-of-figures.ts';

const IN_REPORT = 'the rows of `report` have a key of their own, which opens the lines of orders (`reportRows`)';
const IN_ENTRIES = 'its page lists the entries of the ledger, whose sum it is (`commissionEntries`)';
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
    [
      'associate_sales',
      'commission',
      'commissioned_orders',
      'influenced_online_sales',
      'fulfillment_credits',
      'store_goal_sales',
    ].map((key) => [key, IN_ENTRIES]),
  ),
  predicted_lifetime_value: 'a model predicts it: there is nothing that it counts',
  predicted_lifetime_margin: 'a model predicts it: there is nothing that it counts',
  store_conversion_rate: 'visitors are counted by the day, not one by one',
  catchment_online_uplift: 'orders are counted by where they were sent, which no row says',
  footfall_coverage: 'visitors are counted by the day, not one by one',
};

it('has rows of every metric, or says why not', () => {
  expect([...Object.keys(ROWS_OF_FIGURES), ...Object.keys(WITHOUT_ROWS)].sort()).toEqual(
    METRICS.map(({ key }): string => key).sort(),
  );
});

const INPUT = { ...SPAN, currencyCode: 'EUR' };
const SPENT_IN = { from: FROM, before: BEFORE, currencyCode: 'EUR' };

async function keyOf(shop: FactsInstance, metric: string, input: object = INPUT, actor?: Actor): Promise<string> {
  const figures = await openFigures(shop, input, actor);
  return figures.find(({ metric: { key } }) => key === metric)?.drill ?? expect.fail(metric);
}

/** Four retailers: people who go from channel to channel, goods that are promised and given back, stock, and spend. */
interface Shops {
  readonly people: FactsInstance;
  readonly service: FactsInstance;
  readonly stock: FactsInstance;
  readonly spend: FactsInstance;
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
    spend: await openShop('2026-07-01T12:00:00Z', publishSpending),
  };
});
afterAll(() => Promise.all(Object.values(shops ?? {}).map((shop: FactsInstance) => shop.close())));

describe('the rows behind a figure', () => {
  it('are what every figure is made of, and as many as it counts (K15, K16)', async () => {
    const seen = new Set<string>();
    for (const shop of Object.values(shops) as FactsInstance[]) {
      const spends = shop === shops.spend;
      const figures = await openFigures(shop, spends ? SPENT_IN : INPUT);
      const ofSpend = spends ? await openSpendFigures(shop, SPENT_IN, 'LAST_NON_DIRECT') : [];
      for (const figure of [...figures, ...ofSpend]) {
        if (figure.n === 0) continue;
        await expectRowsOf(shop, figure);
        seen.add(figure.metric.key);
      }
    }
    const ofStages = ['multichannel_return', 'cross_channel_return', 'omnichannel_return'];
    const expected = Object.keys(ROWS_OF_FIGURES).filter((key) => !ofStages.includes(key));
    expect([...seen].sort()).toEqual([...expected, 'average_order_value'].sort());
  });

  it.each(['FIRST_TOUCH', 'LINEAR', 'TIME_DECAY', 'SHAPLEY'])(
    'are orders with what %s credits of them to what had spend, beside the spend (K15)',
    async (model) => {
      const figures = await openSpendFigures(shops.spend, SPENT_IN, model);
      const figure = figures.find(({ metric }) => metric.key === 'return_on_ad_spend') ?? expect.fail('no figure');
      await expectRowsOf(shops.spend, figure);
      const rows = await allRows(shops.spend, figure.drill ?? '');
      expect(
        rows
          .filter(({ order }) => order === null)
          .map(({ channelCode }) => channelCode)
          .sort(),
      ).toEqual(SPENT.map(({ channelCode }) => channelCode).sort());
    },
  );

  it('are customers beside what was spent to win or to keep them, by group (K15)', async () => {
    const figures = await openSpendFigures(shops.spend, SPENT_IN, 'MARKOV_1');
    expect(figures.map(({ metric }) => metric.key)).not.toContain('return_on_ad_spend');
    const ratio = figures.find(({ metric }) => metric.key === 'acquisition_retention_ratio') ?? expect.fail('none');
    const rows = await allRows(shops.spend, ratio.drill ?? '');
    const { groups } = await sumsOf(shops.spend, ratio.drill ?? '');
    for (const { side, sums } of groups) {
      const own = rows.filter((row) => row.side === side);
      expect(own).toHaveLength(sums.count);
      expect(own.filter(({ customer }) => customer !== null)).toHaveLength(Number(sums.denominator));
    }
    const bound = staffActor(['STORE_MANAGER'], ['loc_a']);
    const { errors } = await shops.spend.execute(ROWS, { drill: ratio.drill ?? '' }, bound);
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
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
    const keys = (await openFigures(shops.stock, INPUT, manager)).map(({ metric }) => metric.key);
    for (const key of ['aged_stock_90', 'gmroi', 'margin_pressure']) expect(keys).not.toContain(key);
    const { errors } = await shops.stock.execute(ROWS, { drill }, manager);
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
  });
});
