import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { historyOrder, historyReturn, openRetailer, type Retailer } from '../../support/retailer.ts';

let retailer: Retailer;
beforeAll(async () => {
  retailer = await openRetailer();
});
afterAll(() => retailer?.close());

const SET = `mutation ($input: SetExchangeRatesInput!) { setExchangeRates(input: $input) {
  __typename ... on ValidationError { issues { path } } } }`;
const setRate = (date: string, currencyCode: string, rate: string | null, baseCurrencyCode = 'EUR') =>
  retailer.change(SET, { rates: [{ date, baseCurrencyCode, currencyCode, rate }], idempotencyKey: randomUUID() });
const importRates = (rates: ReadonlyArray<{ day: string; base: string; currency: string; rate: string }>) =>
  retailer.port('attribution', 'mutation ($batch: JSON!) { attributionImportExchangeRates(batch: $batch) }', {
    batch: { source: 'ecb', rates },
  });

interface Answer {
  readonly report: { totals: { values: Array<{ metric: { key: string }; value: string | null }> } };
  readonly currencyConversions: {
    conversions: Array<{
      isConverted: boolean;
      orderCount: number;
      netSales: { amount: string; currencyCode: string };
      convertedNetSales: { amount: string; currencyCode: string } | null;
      lowestRate: string | null;
      highestRate: string | null;
    }>;
  };
}
const READ = `query ($input: ReportInput!) {
  report(input: $input, metrics: ["net_sales", "orders", "gross_margin"]) { totals { values { metric { key } value } } }
  currencyConversions(input: $input) { conversions { isConverted orderCount netSales { amount currencyCode }
    convertedNetSales { amount currencyCode } lowestRate highestRate } } }`;

/** Figures of a month in the shop's currency, and how they came to be. */
async function month(from: string, before: string) {
  await retailer.settle();
  const { report, currencyConversions } = await retailer.read<Answer>(READ, {
    input: { from, before, currencyCode: 'EUR' },
  });
  const value = (key: string) => report.totals.values.find(({ metric }) => metric.key === key)?.value;
  return {
    netSales: value('net_sales'),
    orders: value('orders'),
    margin: value('gross_margin'),
    conversions: currencyConversions.conversions,
  };
}

it('X8: counts orders by the rate stored with them, and no later rate changes their figures', async () => {
  expect(
    await importRates([
      { day: '2024-03-01', base: 'EUR', currency: 'USD', rate: '1.25' },
      { day: '2024-03-04', base: 'EUR', currency: 'USD', rate: '1.60' },
      { day: '2024-03-01', base: 'EUR', currency: 'JPY', rate: '160' },
      { day: '2024-03-01', base: 'KWD', currency: 'EUR', rate: '3.005' },
    ]),
  ).toMatchObject({ added: 4, corrected: [] });
  const priced = (id: string, at: string, currency: string, net: number, cost: string) => {
    const { lines, ...order } = historyOrder(id, at, net, { currency });
    return { ...order, lines: lines.map((line) => ({ ...line, costMinor: cost })) };
  };
  await retailer.importOrders([
    priced('eur', '2024-03-01T11:00:00Z', 'EUR', 10_000, '4000'),
    // A Friday's, a Saturday's by the rate of Friday, and a Monday's.
    priced('usd-friday', '2024-03-01T11:00:00Z', 'USD', 12_500, '5000'),
    priced('usd-saturday', '2024-03-02T11:00:00Z', 'USD', 12_500, '5000'),
    priced('usd-monday', '2024-03-04T11:00:00Z', 'USD', 16_000, '8000'),
    // Without decimals, and with three.
    priced('jpy', '2024-03-02T11:00:00Z', 'JPY', 1_000, '400'),
    priced('kwd', '2024-03-02T11:00:00Z', 'KWD', 10_000, '4000'),
    // Sent back under another rate than it was sold: it comes back at the one it was sold by.
    historyOrder('usd-returned', '2024-03-01T11:00:00Z', 9_999, {
      currency: 'USD',
      returns: [historyReturn('usd-back', '2024-03-05T11:00:00Z', 9_999)],
    }),
    // No rate of that day, nor of seven days before it: never guessed.
    priced('sek', '2024-03-02T11:00:00Z', 'SEK', 50_000, '20000'),
    priced('usd-too-late', '2024-03-12T11:00:00Z', 'USD', 77_700, '1'),
  ]);
  const march = await month('2024-03-01', '2024-04-01');
  // 100 + 100 + 100 + 100 + 6.25 + 30.05, and the returned one is nothing.
  expect(march).toMatchObject({ netSales: '436.30', orders: '7' });
  expect(march.conversions).toMatchObject([
    {
      isConverted: true,
      orderCount: 1,
      netSales: { amount: '1000', currencyCode: 'JPY' },
      convertedNetSales: { amount: '6.25', currencyCode: 'EUR' },
    },
    { isConverted: true, netSales: { amount: '10.000', currencyCode: 'KWD' }, convertedNetSales: { amount: '30.05' } },
    { isConverted: false, orderCount: 1, netSales: { amount: '500.00', currencyCode: 'SEK' }, convertedNetSales: null },
    {
      isConverted: true,
      orderCount: 4,
      netSales: { amount: '410.00', currencyCode: 'USD' },
      convertedNetSales: { amount: '300.00', currencyCode: 'EUR' },
    },
    { isConverted: false, orderCount: 1, netSales: { amount: '777.00', currencyCode: 'USD' }, convertedNetSales: null },
  ]);
  const usd = march.conversions.find(({ netSales }) => netSales.currencyCode === 'USD');
  expect([Number(usd?.lowestRate), Number(usd?.highestRate)]).toEqual([0.625, 0.8]);

  // The source corrects itself, somebody enters another, and what was missing is published.
  expect(await importRates([{ day: '2024-03-01', base: 'EUR', currency: 'USD', rate: '1.00' }])).toMatchObject({
    added: 0,
    corrected: [{ day: '2024-03-01', currency: 'USD', rate: '1.00', before: '1.25' }],
  });
  await setRate('2024-03-04', 'USD', '2');
  await setRate('2024-03-02', 'SEK', '10');
  await retailer.importOrders([historyOrder('usd-after', '2024-03-04T12:00:00Z', 20_000, { currency: 'USD' })]);
  const later = await month('2024-03-01', '2024-04-01');
  // 100 more by the rate of now; all others as they were.
  expect(later).toMatchObject({ netSales: '536.30', orders: '8' });

  const { orders } = await retailer.read<{
    orders: { nodes: Array<{ number: string; exchangeRate: unknown }> };
  }>(`{ orders(first: 50) { nodes { number
    exchangeRate { rate rateDate source shopCurrencyCode convertedNetSales { amount currencyCode } } } } }`);
  const rateOf = (number: string) => orders.nodes.find((one) => one.number === number)?.exchangeRate;
  expect(rateOf('eur')).toBeNull();
  expect(rateOf('usd-saturday')).toEqual({
    rate: '0.8',
    rateDate: '2024-03-01',
    source: 'ecb',
    shopCurrencyCode: 'EUR',
    convertedNetSales: { amount: '100.00', currencyCode: 'EUR' },
  });
  expect(rateOf('usd-after')).toMatchObject({
    ...{ rate: '0.5', rateDate: '2024-03-04', source: null, shopCurrencyCode: 'EUR' },
    convertedNetSales: { amount: '100.00', currencyCode: 'EUR' },
  });
  const none = { rate: null, rateDate: null, source: null, convertedNetSales: null };
  expect(rateOf('sek')).toEqual({ ...none, shopCurrencyCode: 'EUR' });
  expect(rateOf('jpy')).toMatchObject({ rate: '0.00625', convertedNetSales: { amount: '6.25' } });
  // What it was sold for, before it came back.
  expect(rateOf('usd-returned')).toMatchObject({ convertedNetSales: { amount: '79.99' } });
});

it('X8: lists what holds, takes the same file twice, and takes back what was stated manually', async () => {
  const list = async () => {
    const document = '{ exchangeRates(from: "2024-05-01", before: "2024-06-01") { date currencyCode rate source } }';
    return (await retailer.read<{ exchangeRates: object[] }>(document)).exchangeRates;
  };
  const rates = [{ day: '2024-05-02', base: 'EUR', currency: 'USD', rate: '1.0700' }];
  expect(await importRates(rates)).toEqual({ added: 1, unchanged: 0, corrected: [] });
  expect(await importRates([{ ...rates[0], rate: '1.07' } as (typeof rates)[0]])).toEqual({
    ...{ added: 0, unchanged: 1, corrected: [] },
  });
  const published = { date: '2024-05-02', currencyCode: 'USD', rate: '1.0700', source: 'ecb' };
  expect(await list()).toEqual([published]);
  await setRate('2024-05-02', 'USD', '1.1');
  expect(await list()).toEqual([{ ...published, rate: '1.1', source: null }]);
  await setRate('2024-05-02', 'USD', null);
  expect(await list()).toEqual([published]);
});

it('X8 K19: counts what gift cards paid of orders in other currencies by the rates of these, as do the rows behind it', async () => {
  const at = '2024-09-10T11:00:00Z';
  await importRates([
    { day: '2024-09-10', base: 'EUR', currency: 'USD', rate: '1.25' },
    { day: '2024-09-10', base: 'EUR', currency: 'JPY', rate: '160' },
  ]);
  // In euros 30, 40, 10 and 20, all by cards of the web shop; in a store 30 + 20 of 100. Kroner have no rate.
  const paris = await retailer.openStore('PAR');
  const sold = [
    { name: 'card-eur', currency: 'EUR', minor: 3_000, channel: 'STORE' },
    { name: 'card-usd', currency: 'USD', minor: 5_000, channel: 'WEB' },
    { name: 'card-jpy', currency: 'JPY', minor: 1_600, channel: 'WEB' },
    { name: 'card-usd-2', currency: 'USD', minor: 2_500, channel: 'STORE' },
    { name: 'card-sek', currency: 'SEK', minor: 99_999, channel: 'STORE' },
  ];
  await retailer.importOrders(
    sold.map(({ name, currency, minor, channel }) =>
      historyOrder(name, at, minor, { currency, channel, storeId: channel === 'STORE' ? paris : null }),
    ),
  );
  const { orders } = await retailer.read<{ orders: { nodes: Array<{ id: string; number: string }> } }>(
    '{ orders(first: 100) { nodes { id number } } }',
  );
  const cards = sold.map(({ name, currency, minor }, index) => ({
    ...{ code: `GIFTCARDX8${index}`, kind: 'EMAIL', currency, amountMinor: String(minor), channel: 'WEB' },
    ...{ customerId: null, issuedAt: '2024-09-01T11:00:00Z' },
    redemptions: [{ orderId: orders.nodes.find(({ number }) => number === name)?.id, amountMinor: String(minor), at }],
  }));
  await retailer.port('loyalty', 'mutation ($batch: JSON!) { loyaltyImportGiftCards(batch: $batch) }', {
    batch: { cards },
  });
  await retailer.settle();
  interface Quality {
    serviceQuality: { cards: Array<{ metric: { key: string }; value: string | null; n: number; drill: string }> };
  }
  const { serviceQuality } = await retailer.read<Quality>(
    'query ($input: ReportInput!) { serviceQuality(input: $input) { cards { metric { key } value n drill } } }',
    { input: { from: '2024-09-01', before: '2024-10-01', currencyCode: 'EUR' } },
  );
  const card = serviceQuality.cards.find(({ metric }) => metric.key === 'gift_card_cross_use');
  expect(card).toMatchObject({ value: '0.5000', n: 4 });
  const { figureRows } = await retailer.read<{
    figureRows: {
      rows: { nodes: Array<{ order: { number: string } | null; numerator: string; denominator: string }> };
    };
  }>(
    `query ($drill: String!) { figureRows(drill: $drill) { rows(first: 20) { nodes {
      order { number } numerator denominator } } } }`,
    { drill: card?.drill },
  );
  const rows = figureRows.rows.nodes.map((row) => [row.order?.number, Number(row.numerator), Number(row.denominator)]);
  expect(rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
    ['card-eur', 30, 30],
    ['card-jpy', 0, 10],
    ['card-usd', 0, 40],
    ['card-usd-2', 20, 20],
  ]);
});
