import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { importExchangeRates } from '../exchange-rates/import-exchange-rates.ts';
import { addPolicy, fulfilled, later, met, placed, returned } from '../testing/commissions.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';

// Commissions on orders in other currencies: a share of what was sold, half up in the order's currency and again in the shop's.

const noon = new Date('2026-03-10T12:00:00Z');
const DAY = 86_400;
const [paris, lyon] = [newId('loc'), newId('loc')];
const associate = staffActor(['ASSOCIATE'], [paris]);
const [pounds, yen, kroner, euros] = [newId('ord'), newId('ord'), newId('ord'), newId('ord')];
const sales = [
  { orderId: pounds, currency: 'GBP', net: 12_345, rate: 1 / 0.8, decimals: 2 },
  { orderId: yen, currency: 'JPY', net: 54_321, rate: 1 / 160, decimals: 0 },
  { orderId: kroner, currency: 'SEK', net: 77_777, rate: undefined, decimals: 2 },
  { orderId: euros, currency: 'EUR', net: 10_000, rate: 1, decimals: 2 },
] as const;
/** Units that came back of the order in pounds, in two parts. */
const BACK = [2_345, 10_000] as const;

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await addPolicy(instance, new Date('2026-01-01T00:00:00Z'), [{ baseRate: '0.1' }], '0.15');
  const day = '2026-03-10';
  const rates = [
    { day, base: 'EUR', currency: 'GBP', rate: '0.8' },
    { day, base: 'EUR', currency: 'JPY', rate: '160' },
  ];
  await importExchangeRates(instance.deps, serviceContext(), { source: 'ecb', rates });
  const customerId = newId('cus');
  await instance.publish('customers', [met(customerId, associate.staffId, noon, { locationId: paris })]);
  await instance.publish('orders', [
    ...sales.map(({ orderId, currency, net }) =>
      placed({ orderId, currency, customerId, at: later(noon, 60), lines: [{ lineId: 'l1', net }] }),
    ),
    fulfilled(pounds, later(noon, 120), { locationId: lyon, quantity: { l1: 1 } }),
    returned(pounds, later(noon, DAY), { l1: BACK[0] }, { currency: 'GBP' }),
  ]);
  await instance.settle();
});
afterAll(() => instance?.close());

interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}
interface Answer {
  commissionReport: {
    cards: Array<{ metric: { key: string }; value: string }>;
    byStaffMember: Array<Record<'commission' | 'earned' | 'takenBack', Money>>;
    otherCurrencies: Money[];
  };
  commissionEntries: { nodes: Array<{ amount: Money; convertedAmount: Money | null; netSales: Money }> };
}
async function read(currencyCode?: string): Promise<Answer> {
  const document = `query ($input: ReportInput!) {
    commissionReport(input: $input) { cards { metric { key } value } otherCurrencies { amount currencyCode }
      byStaffMember { commission { amount currencyCode } earned { amount currencyCode } takenBack { amount currencyCode } } }
    commissionEntries(input: $input, first: 50) { nodes { amount { amount currencyCode }
      convertedAmount { amount currencyCode } netSales { amount currencyCode } } } }`;
  const input = { from: '2026-03-01', before: '2026-04-01', ...(currencyCode ? { currencyCode } : {}) };
  const { data, errors } = await instance.execute(document, { input }, EXECUTIVE);
  expect(errors).toBeUndefined();
  return data as unknown as Answer;
}

const halfUp = (value: number) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5 + 1e-9);
/** Half the base commission of a tenth; and what goes to the store that fulfills. */
const SHARE = 0.05;
const FULFILLING_SHARE = 0.15;
/** Minor units of commission of what was sold, in the currency of the order. */
const earnedOf = (net: number) => halfUp(net * SHARE);
const inCents = (minor: number, { rate, decimals }: (typeof sales)[number]) =>
  rate === undefined ? 0 : halfUp(minor * rate * 10 ** (2 - decimals));

it('X8 A1: tells each entry in the currency of its order, and counts it in that of the shop by the stored rate', async () => {
  const { commissionReport, commissionEntries } = await read();
  const own = commissionEntries.nodes.find(({ netSales }) => netSales.currencyCode === 'EUR');
  expect(own?.convertedAmount).toBeNull();
  const minor = ({ amount }: Money, decimals: number) => Math.round(Number(amount) * 10 ** decimals);
  for (const sale of sales.slice(0, 3)) {
    const entries = commissionEntries.nodes.filter(({ amount }) => amount.currencyCode === sale.currency);
    const sold = entries.find(({ amount }) => Number(amount.amount) > 0);
    expect(minor(sold?.amount as Money, sale.decimals)).toBe(earnedOf(sale.net));
    const counted = sale.rate === undefined ? null : (inCents(earnedOf(sale.net), sale) / 100).toFixed(2);
    expect(sold?.convertedAmount ?? null).toEqual(counted && { amount: counted, currencyCode: 'EUR' });
  }
  const [gbp, jpy, sek, eur] = sales;
  const earned = [gbp, jpy, eur].reduce((sum, sale) => sum + inCents(earnedOf(sale.net), sale), 0);
  const takenBack = inCents(earnedOf(gbp.net - BACK[0]) - earnedOf(gbp.net), gbp);
  expect(takenBack).toBeLessThan(0);
  expect(commissionReport.byStaffMember).toEqual([
    {
      commission: { amount: ((earned + takenBack) / 100).toFixed(2), currencyCode: 'EUR' },
      earned: { amount: (earned / 100).toFixed(2), currencyCode: 'EUR' },
      takenBack: { amount: (takenBack / 100).toFixed(2), currencyCode: 'EUR' },
    },
  ]);
  expect(commissionReport.cards[0]?.value).toBe(((earned + takenBack) / 100).toFixed(2));
  // An order without a rate counts nowhere, and is named.
  expect(commissionReport.cards[1]?.value).toBe('3');
  expect(commissionReport.otherCurrencies).toEqual([
    { amount: (earnedOf(sek.net) / 100).toFixed(2), currencyCode: 'SEK' },
  ]);
});

it('X8 A1: counts commissions of one currency alone in a report that is not in the currency of the shop', async () => {
  const { commissionReport, commissionEntries } = await read('GBP');
  const [gbp] = sales;
  const left = (earnedOf(gbp.net - BACK[0]) / 100).toFixed(2);
  expect(commissionReport.byStaffMember[0]?.commission).toEqual({ amount: left, currencyCode: 'GBP' });
  expect(commissionEntries.nodes.every(({ amount }) => amount.currencyCode === 'GBP')).toBe(true);
  expect(commissionReport.otherCurrencies).toEqual([]);
});

it('X8 A3: moves the credit of a store that fulfilled by the same rate', async () => {
  const document = `query ($input: ReportInput!) { storesReport(input: $input) {
    rows { location { id } current { creditsReceived { amount currencyCode } } } } }`;
  const received = async (currencyCode: string) => {
    const input = { from: '2026-03-01', before: '2026-04-01', currencyCode };
    const { data, errors } = await instance.execute(document, { input }, EXECUTIVE);
    expect(errors).toBeUndefined();
    const { rows } = (
      data as unknown as {
        storesReport: { rows: Array<{ location: { id: string } | null; current: { creditsReceived: Money } }> };
      }
    ).storesReport;
    return Math.round(100 * Number(rows.find(({ location }) => location?.id === lyon)?.current.creditsReceived.amount));
  };
  const [gbp] = sales;
  const sold = halfUp(FULFILLING_SHARE * gbp.net);
  const left = halfUp(FULFILLING_SHARE * (gbp.net - BACK[0]));
  expect(await received('GBP')).toBe(left);
  expect(await received('EUR')).toBe(inCents(sold, gbp) + inCents(left - sold, gbp));
});

it('X8 A1: gives the same figures whatever rates are stated later, and nothing of what came back whole', async () => {
  const before = await read();
  const rates = [{ day: '2026-03-10', base: 'EUR', currency: 'GBP', rate: '2' }];
  await importExchangeRates(instance.deps, serviceContext(), { source: 'ecb', rates });
  expect(await read()).toEqual(before);
  await instance.publish('orders', [returned(pounds, later(noon, 2 * DAY), { l1: BACK[1] }, { currency: 'GBP' })]);
  await instance.settle();
  const { commissionEntries } = await read('GBP');
  const own = commissionEntries.nodes.reduce((sum, { amount }) => sum + Number(amount.amount), 0);
  expect(Math.abs(own)).toBeLessThan(0.001);
});
