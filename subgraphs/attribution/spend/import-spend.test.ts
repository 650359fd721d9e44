import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom, eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { importExchangeRates } from '../exchange-rates/import-exchange-rates.ts';
import { rebuildFacts } from '../facts/rebuild-facts.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { importSpend } from './import-spend.ts';

// What is spent in other currencies, and what it counts for, computed without the code that is checked.

const DECIMALS: Readonly<Record<string, number>> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 };
const random = createRandom(20_261_130);
const below = (limit: number) => Math.floor(random() * limit);
const dayOf = (index: number) => new Date(Date.UTC(2026, 3, 1 + index)).toISOString().slice(0, 10);
const DAYS = 61;
const WHOLE = { from: dayOf(0), before: dayOf(DAYS), currencyCode: 'EUR' };

interface Stated {
  readonly day: string;
  readonly channelCode: string;
  readonly purpose: 'ACQUISITION' | 'RETENTION';
  readonly currency: string;
  readonly minor: number;
}
const spent: Stated[] = Array.from({ length: DAYS }, (_, index) => dayOf(index)).flatMap((day) =>
  Object.keys(DECIMALS).map((currency) => ({
    day,
    channelCode: below(2) === 0 ? 'INSTAGRAM' : 'EMAIL',
    purpose: below(3) === 0 ? ('RETENTION' as const) : ('ACQUISITION' as const),
    currency,
    minor: 1 + below(900_000),
  })),
);
const decimal = (minor: number, decimals: number) => (minor / 10 ** decimals).toFixed(decimals);
const bringIn = (all: readonly Stated[] = spent) =>
  importSpend(instance.deps, serviceContext(), {
    source: 'spend.csv',
    entries: all.map(({ minor, currency, ...one }) => ({
      ...one,
      amount: { amount: decimal(minor, DECIMALS[currency] ?? 2), currencyCode: currency },
    })),
  });

/** Ten-thousandths of each currency that a euro buys: dollars on weekdays, yen on one day alone, dinars never. */
const published = new Map<string, number>();
for (let index = 0; index < DAYS; index++) {
  const weekday = new Date(dayOf(index)).getUTCDay();
  if (weekday > 0 && weekday < 6) published.set(`${dayOf(index)} USD`, 10_500 + below(900));
}
published.set(`${dayOf(20)} JPY`, 1_634_100);
const importRates = (factor: number) =>
  importExchangeRates(instance.deps, serviceContext(), {
    source: 'ecb',
    rates: [...published].map(([key, tenThousandths]) => {
      const [day = '', currency = ''] = key.split(' ');
      return { day, base: 'EUR', currency, rate: ((tenThousandths * factor) / 10_000).toFixed(4) };
    }),
  });

/** Cents of one amount, half up; undefined where no rate is at most seven days old. */
function centsOf({ day, currency, minor }: Stated): number | undefined {
  if (currency === 'EUR') return minor;
  for (let back = 0; back <= 7; back++) {
    const before = new Date(Date.parse(day) - back * 86_400_000).toISOString().slice(0, 10);
    const buys = published.get(`${before} ${currency}`);
    if (buys !== undefined) return Math.round((minor * 1_000_000) / 10 ** (DECIMALS[currency] ?? 2) / buys);
  }
  return undefined;
}

interface Report {
  readonly cards: Array<{ metric: { key: string }; value: string | null }>;
  readonly rows: Array<Record<'acquisitionSpend' | 'retentionSpend', { amount: string }> & { code: string }>;
  readonly spend: { amount: string };
  readonly newCustomers: number;
  readonly spendConversions: Array<{
    isConverted: boolean;
    amount: { amount: string; currencyCode: string };
    convertedAmount: { amount: string; currencyCode: string } | null;
  }>;
  readonly otherCurrencies: Array<{ amount: string; currencyCode: string }>;
}
async function report(input: object = WHOLE): Promise<Report> {
  const document = `query ($input: ReportInput!) { spendReport(input: $input) { cards { metric { key } value }
    rows { code acquisitionSpend { amount } retentionSpend { amount } } spend { amount } newCustomers
    spendConversions { isConverted amount { amount currencyCode } convertedAmount { amount currencyCode } }
    otherCurrencies { amount currencyCode } } }`;
  const { data, errors } = await instance.execute(document, { input }, EXECUTIVE);
  expect(errors).toBeUndefined();
  return (data as { spendReport: Report }).spendReport;
}

/** The report of spend by plain counting. */
function expected(counted: (one: Stated) => number | undefined, all: readonly Stated[] = spent) {
  const sum = (is: (one: Stated) => boolean) =>
    all.filter(is).reduce((cents, one) => cents + (counted(one) ?? 0), 0) / 100;
  const codes = ['EMAIL', 'INSTAGRAM'];
  const conversions = ['JPY', 'KWD', 'USD'].flatMap((currency) =>
    [true, false].flatMap((isConverted) => {
      const own = all.filter((one) => one.currency === currency && (counted(one) !== undefined) === isConverted);
      if (own.length === 0) return [];
      const minor = own.reduce((total, one) => total + one.minor, 0);
      const cents = own.reduce((total, one) => total + (counted(one) ?? 0), 0);
      const amount = { amount: decimal(minor, DECIMALS[currency] ?? 2), currencyCode: currency };
      const convertedAmount = isConverted ? { amount: decimal(cents, 2), currencyCode: 'EUR' } : null;
      return [{ isConverted, amount, convertedAmount }];
    }),
  );
  return {
    spend: sum(() => true),
    rows: codes.map((code) => [
      code,
      sum((one) => one.channelCode === code && one.purpose === 'ACQUISITION'),
      sum((one) => one.channelCode === code && one.purpose === 'RETENTION'),
    ]),
    conversions,
    otherCurrencies: conversions.filter(({ isConverted }) => !isConverted).map(({ amount }) => amount),
    acquisition: sum(({ purpose }) => purpose === 'ACQUISITION'),
  };
}
async function expectReport(counted: (one: Stated) => number | undefined, all?: readonly Stated[]): Promise<void> {
  const found = await report();
  const { acquisition, ...wanted } = expected(counted, all);
  const rows = found.rows.filter(({ code }) => code === 'EMAIL' || code === 'INSTAGRAM');
  expect({
    spend: Number(found.spend.amount),
    rows: rows
      .map((row) => [row.code, Number(row.acquisitionSpend.amount), Number(row.retentionSpend.amount)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    conversions: found.spendConversions,
    otherCurrencies: found.otherCurrencies,
  }).toEqual(wanted);
  const cost = found.cards.find(({ metric }) => metric.key === 'customer_acquisition_cost')?.value;
  expect(Number(cost)).toBeCloseTo(acquisition / found.newCustomers, 1);
}

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-07-15T12:00:00Z');
  const orders = generateOrders(200, new Date('2026-04-01T00:00:00Z'), 60, 5);
  await instance.publish('orders', orders.flatMap(eventsOf));
  await instance.settle();
  await bringIn();
});
afterAll(() => instance?.close());

it('X8 A8: counts spend by the rate of its day, and names what has none, before and after rates come', async () => {
  await expectReport((one) => (one.currency === 'EUR' ? one.minor : undefined));
  expect(await importRates(1)).toMatchObject({ corrected: [] });
  // Yen count on eight days, dinars on none.
  expect(expected(centsOf).conversions.map(({ isConverted }) => isConverted)).toEqual([true, false, false, true]);
  await expectReport(centsOf);
});

it('X8 A8: gives the same figures whatever is published since, and after a rebuild', async () => {
  expect((await importRates(2)).corrected.length).toBe(published.size);
  await expectReport(centsOf);
  await bringIn();
  await rebuildFacts(instance.deps);
  await expectReport(centsOf);
});

it('X8 A8: counts an amount that is corrected by the rate that its day has', async () => {
  const corrected = spent.map((one) => (one.currency === 'USD' ? { ...one, minor: one.minor + 1_234 } : one));
  await bringIn(corrected);
  await expectReport(centsOf, corrected);
  await bringIn();
});

it('X8 A8: holds a report in another currency to what was spent in that', async () => {
  const found = await report({ ...WHOLE, currencyCode: 'USD' });
  const own = spent.filter(({ currency }) => currency === 'USD').reduce((sum, { minor }) => sum + minor, 0);
  expect(Number(found.spend.amount)).toBe(own / 100);
  expect(found.otherCurrencies.map(({ currencyCode }) => currencyCode)).toEqual(['EUR', 'JPY', 'KWD']);
});

it('X8: tells what each amount counts for, and takes spend by a mutation as by a file', async () => {
  const document = `query { spend(from: "${dayOf(0)}", before: "${dayOf(3)}") {
    day amount { currencyCode } convertedAmount { amount currencyCode } } }`;
  const { data } = await instance.execute(document, {}, EXECUTIVE);
  const { spend } = data as {
    spend: Array<{ day: string; amount: { currencyCode: string }; convertedAmount: { amount: string } | null }>;
  };
  const found = new Map(spend.map((one) => [`${one.day} ${one.amount.currencyCode}`, one.convertedAmount]));
  for (const one of spent.filter(({ day }) => day < dayOf(3))) {
    const cents = one.currency === 'EUR' ? undefined : centsOf(one);
    const wanted = cents === undefined ? null : { amount: decimal(cents, 2), currencyCode: 'EUR' };
    expect(found.get(`${one.day} ${one.currency}`)).toEqual(wanted);
  }
  const set = `mutation ($input: SetSpendInput!) { setSpend(input: $input) {
    ... on SetSpendPayload { spend { convertedAmount { amount currencyCode } } } } }`;
  const day = dayOf(DAYS + 30);
  const entry = { day, channelCode: 'EMAIL', purpose: 'RETENTION', amount: { amount: '10.00', currencyCode: 'SEK' } };
  const idempotencyKey = randomUUID();
  const setSpend = async () => {
    const answer = await instance.execute(set, { input: { entries: [entry], idempotencyKey } }, EXECUTIVE);
    return (answer.data as { setSpend: { spend: Array<{ convertedAmount: object | null }> } }).setSpend.spend;
  };
  expect(await setSpend()).toEqual([{ convertedAmount: null }]);
  const rates = [{ day, base: 'EUR', currency: 'SEK', rate: '12.5' }];
  await importExchangeRates(instance.deps, serviceContext(), { source: 'ecb', rates });
  expect(await setSpend()).toEqual([{ convertedAmount: { amount: '0.80', currencyCode: 'EUR' } }]);
});
