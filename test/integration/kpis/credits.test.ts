import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOrder, openRetailer, type Retailer } from '../../support/retailer.ts';

interface Figure {
  readonly metric: { readonly key: string; readonly benchmark: string | null };
  readonly value: string | null;
  readonly n: number;
  readonly low: string | null;
  readonly high: string | null;
}
const FIGURE = 'metric { key benchmark } value n low high';
const figureOf = (figures: readonly Figure[], key: string) =>
  figures.find(({ metric }) => metric.key === key) ?? expect.fail(key);
interface Amount {
  readonly amount: string;
}
const cents = ({ amount }: Amount) => Math.round(Number(amount) * 100);

let retailer: Retailer;
let [paris, lyon, variantId] = ['', '', ''];
beforeAll(async () => {
  retailer = await openRetailer();
  paris = await retailer.openStore('PAR');
  lyon = await retailer.openStore('LYO');
  const item = {
    ...{ externalKey: 'coat', sku: 'COAT', productKey: 'coat', productTitle: 'Manteau', unitCostMinor: '4000' },
    ...{ priceMinor: '10000', currency: 'EUR' },
  };
  const ensure = 'mutation ($items: JSON!) { catalogEnsureVariants(items: $items) }';
  const made = await retailer.port<Array<{ variantId: string }>>('catalog', ensure, { items: [item] });
  variantId = made[0]?.variantId ?? '';
});
afterAll(() => retailer?.close());

describe('stores that serve sales of others', () => {
  interface Influence {
    readonly netSales: Amount;
    readonly influencedOnlineSales: Amount;
    readonly homeOnlineSales: Amount;
    readonly goalSales: Amount;
    readonly creditsReceived: Amount;
    readonly creditsGiven: Amount;
    readonly creditedSales: Amount;
  }
  interface Row {
    readonly location: { readonly id: string } | null;
    readonly isRemote: boolean;
    readonly current: Influence;
    readonly previous: Influence | null;
  }
  const FIELDS = `netSales { amount } influencedOnlineSales { amount } homeOnlineSales { amount } goalSales { amount }
    creditsReceived { amount } creditsGiven { amount } creditedSales { amount }`;
  async function stores(from: string, before: string): Promise<Row[]> {
    await retailer.settle();
    const document = `query ($input: ReportInput!) { storesReport(input: $input) {
      rows { location { id } isRemote current { ${FIELDS} } previous { ${FIELDS} } } } }`;
    const input = { from, before, compare: 'PREVIOUS_MONTH' };
    const { storesReport } = await retailer.read<{ storesReport: { rows: Row[] } }>(document, { input });
    return storesReport.rows;
  }

  it('A5: what a store fulfills for others is split with it, and all credits are the net sales of the orders', async () => {
    await retailer.change(
      `mutation ($input: AddCommissionPolicyInput!) { addCommissionPolicy(input: $input) { __typename ... on UserError { message } } }`,
      {
        ...{ effectiveAt: '2024-01-01T00:00:00Z', rules: [{ baseRate: '0.1' }] },
        ...{ fulfillingShare: '0.3', idempotencyKey: randomUUID() },
      },
    );
    const collected = (locationId: string) => ({
      ...{ deliveryMethod: 'PICKUP', fulfillment: { locationId, changedAt: '2024-01-11T11:00:00Z' } },
    });
    const goods = (order: ReturnType<typeof historyOrder>) => ({
      ...order,
      lines: order.lines.map((line) => ({ ...line, variantId })),
    });
    await retailer.importOrders([
      goods(historyOrder('a5-web', '2024-01-10T11:00:00Z', 10_001, collected(lyon))),
      goods(
        historyOrder('a5-paris', '2024-01-10T11:00:00Z', 20_000, {
          channel: 'STORE',
          storeId: paris,
          ...collected(lyon),
        }),
      ),
      goods(
        historyOrder('a5-own', '2024-01-10T11:00:00Z', 5_000, { channel: 'STORE', storeId: lyon, ...collected(lyon) }),
      ),
    ]);
    await expect
      .poll(
        async () => {
          const rows = await stores('2024-01-01', '2024-02-01');
          return Object.fromEntries(
            rows.map(({ location, isRemote, current }) => [
              isRemote ? 'remote' : location?.id === paris ? 'paris' : 'lyon',
              [current.netSales, current.creditsGiven, current.creditsReceived, current.creditedSales].map(cents),
            ]),
          );
        },
        { timeout: 60_000, interval: 250 },
      )
      .toEqual({
        remote: [10_001, 3_000, 0, 7_001],
        paris: [20_000, 6_000, 0, 14_000],
        lyon: [5_000, 0, 9_000, 14_000],
      });
    // 350.01 sold, 350.01 credited.
    const rows = await stores('2024-01-01', '2024-02-01');
    const sum = (of: (row: Row) => Amount) => rows.reduce((total, row) => total + cents(of(row)), 0);
    expect([sum(({ current }) => current.creditedSales), sum(({ current }) => current.netSales)]).toEqual([
      35_001, 35_001,
    ]);
  });

  it('A6, X11: online sales that a store led to, those of its customers, before and after, count for its goal', async () => {
    const customer = await retailer.meetCustomers(['home', 'met', 'stranger']);
    const inParis = { channel: 'STORE', storeId: paris };
    const of = (name: string) => ({ customerId: customer(name) });
    const batch = {
      source: 'test',
      interactions: [
        {
          ...{ externalId: 'advice', ...of('met'), staffId: null, locationId: paris, kind: 'ADVICE' },
          occurredAt: '2024-03-10T09:00:00Z',
        },
      ],
    };
    await retailer.port('customers', 'mutation ($batch: JSON!) { customersImportInteractions(batch: $batch) }', {
      batch,
    });
    await retailer.importOrders([
      // A customer of Paris, who buys online before and after; one who was advised there; one who never came.
      historyOrder('a6-home', '2024-02-05T11:00:00Z', 2_000, { ...of('home'), ...inParis }),
      historyOrder('a6-before', '2024-02-20T11:00:00Z', 3_000, of('home')),
      historyOrder('a6-after', '2024-03-05T11:00:00Z', 4_000, of('home')),
      historyOrder('a6-met', '2024-03-10T11:00:00Z', 5_000, of('met')),
      historyOrder('a6-other', '2024-03-10T11:00:00Z', 9_000, of('stranger')),
      historyOrder('a6-store', '2024-03-10T11:00:00Z', 1_000, inParis),
    ]);
    const row = (await stores('2024-03-01', '2024-04-01')).find(({ location }) => location?.id === paris);
    expect(row?.current).toMatchObject({
      netSales: { amount: '10.00' },
      influencedOnlineSales: { amount: '90.00' },
      homeOnlineSales: { amount: '40.00' },
      goalSales: { amount: '100.00' },
    });
    expect(row?.previous).toMatchObject({ influencedOnlineSales: { amount: '30.00' }, goalSales: { amount: '50.00' } });
  });
});

describe('the journey of an order', () => {
  const PATH = ['WEB', 'STORE', 'INSTAGRAM', 'STORE', 'WEB'];
  interface Credits {
    readonly rows: ReadonlyArray<{ code: string; credit: { netSales: Amount } }>;
    readonly unknown: { netSales: Amount };
    readonly total: { netSales: Amount };
  }
  async function credits(model: string) {
    const document = `query ($input: ReportInput!, $model: AttributionModel!) { attributionReport(input: $input, model: $model) {
      rows { code credit { netSales { amount } } } unknown { netSales { amount } } total { netSales { amount } } } }`;
    const variables = { input: { from: '2024-06-01', before: '2024-07-01' }, model };
    const { attributionReport } = await retailer.read<{ attributionReport: Credits }>(document, variables);
    return attributionReport;
  }

  it('A7: online, store, social, store, online, bought: its moments in their order, and each model credits 100 %', async () => {
    const customer = await retailer.meetCustomers(['a7']);
    const touches = PATH.map((channel, index) => ({
      id: `a7-${index}`,
      occurredAt: `2024-06-${10 + index}T11:00:00Z`,
      channel,
      kind: channel === 'STORE' ? 'STORE_VISIT' : 'VISIT',
      customerId: customer('a7'),
    }));
    // Told backwards, and one of them twice.
    await retailer.ingest([...touches].reverse());
    await retailer.ingest(touches.slice(2, 3));
    await retailer.importOrders([historyOrder('a7', '2024-06-15T11:00:00Z', 10_000, { customerId: customer('a7') })]);
    await retailer.settle();
    interface Journeys {
      readonly customer: {
        readonly orders: {
          readonly nodes: ReadonlyArray<{
            journey: {
              touchpoints: ReadonlyArray<{ id: string; occurredAt: string }>;
            } & Readonly<Record<'position' | 'markov', ReadonlyArray<{ touchpointId: string; share: string }>>>;
          }>;
        };
      };
    }
    const { customer: found } = await retailer.read<Journeys>(
      `query ($id: ID!) { customer(ref: { id: $id }) { orders(first: 1) { nodes { journey { touchpoints { id occurredAt }
        position: credits(model: POSITION_BASED) { ...Share } markov: credits(model: MARKOV_1) { ...Share } } } } } }
        fragment Share on TouchpointCredit { touchpointId share }`,
      { id: customer('a7') },
    );
    const [order] = found.orders.nodes;
    expect(order?.journey.touchpoints.map(({ occurredAt }) => occurredAt.slice(0, 10))).toEqual(
      touches.map(({ occurredAt }) => occurredAt.slice(0, 10)),
    );
    // On the order itself, moment by moment.
    const ids = order?.journey.touchpoints.map(({ id }) => id);
    for (const [model, shares] of [
      ['position', ['0.4000', '0.0667', '0.0667', '0.0666', '0.4000']],
      ['markov', ['0.2727', '0.1364', '0.1818', '0.1364', '0.2727']],
    ] as const) {
      const found = order?.journey[model] ?? expect.fail(model);
      expect(found.map(({ touchpointId }) => touchpointId)).toEqual(ids);
      expect([model, found.map(({ share }) => share)]).toEqual([model, shares]);
    }
    const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      FIRST_TOUCH: { WEB: '100.00' },
      LAST_TOUCH: { WEB: '100.00' },
      LINEAR: { WEB: '40.00', STORE: '40.00', INSTAGRAM: '20.00' },
      // 40, 40, and 20 among the three between.
      POSITION_BASED: { WEB: '80.00', STORE: '13.33', INSTAGRAM: '6.67' },
      SHAPLEY: { WEB: '33.34', STORE: '33.33', INSTAGRAM: '33.33' },
      // Removal effects 1, 1/2 and 1/3.
      MARKOV_1: { WEB: '54.55', STORE: '27.27', INSTAGRAM: '18.18' },
    };
    for (const model of [...Object.keys(expected), 'LAST_NON_DIRECT', 'TIME_DECAY', 'MARKOV_2', 'MARKOV_3']) {
      const { rows, unknown, total } = await credits(model);
      const sum = rows.reduce((all, { credit }) => all + cents(credit.netSales), cents(unknown.netSales));
      expect([model, sum, total.netSales.amount]).toEqual([model, 10_000, '100.00']);
      const shares = Object.fromEntries(rows.map(({ code, credit }) => [code, credit.netSales.amount]));
      if (expected[model]) expect([model, shares]).toMatchObject([model, expected[model]]);
    }
  });
});

describe('what customers cost', () => {
  it('A8, K15: a new customer costs five times what keeping one costs', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `a8-${index}`);
    const customer = await retailer.meetCustomers(names);
    const of = (name: string) => ({ customerId: customer(name) });
    await retailer.importOrders([
      // Ten who bought before and buy again, ten who are new.
      ...names.slice(0, 10).map((name) => historyOrder(`${name}-first`, '2024-07-10T11:00:00Z', 10_000, of(name))),
      ...names.map((name) => historyOrder(`${name}-now`, '2024-08-10T11:00:00Z', 10_000, of(name))),
    ]);
    const entry = (purpose: string, amount: string) => ({
      ...{ day: '2024-08-05', channelCode: 'EMAIL', purpose, amount: { amount, currencyCode: 'EUR' } },
    });
    await retailer.change(
      `mutation ($input: SetSpendInput!) { setSpend(input: $input) { __typename ... on UserError { message } } }`,
      { entries: [entry('ACQUISITION', '500.00'), entry('RETENTION', '100.00')], idempotencyKey: randomUUID() },
    );
    await retailer.settle();
    const document = `query ($input: ReportInput!) { spendReport(input: $input) { newCustomers retainedCustomers cards { ${FIGURE} } } }`;
    const input = { from: '2024-08-01', before: '2024-09-01' };
    const { spendReport } = await retailer.read<{
      spendReport: { newCustomers: number; retainedCustomers: number; cards: Figure[] };
    }>(document, { input });
    expect([spendReport.newCustomers, spendReport.retainedCustomers]).toEqual([10, 10]);
    const card = (key: string) => figureOf(spendReport.cards, key);
    expect(card('customer_acquisition_cost').value).toBe('50.00');
    expect(card('customer_retention_cost').value).toBe('10.00');
    expect(card('acquisition_retention_ratio')).toMatchObject({
      value: '5.00',
      metric: { benchmark: expect.stringContaining('5 to 22 times') },
    });
  });
});
