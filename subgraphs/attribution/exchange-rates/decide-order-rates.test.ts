import { afterAll, beforeAll, expect, it } from 'vitest';
import { parisDay } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, type TestOrder } from '../../../test/support/order-events.ts';
import { rebuildFacts } from '../facts/rebuild-facts.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { importExchangeRates } from './import-exchange-rates.ts';

let instance: FactsInstance;
const orders = generateOrders(400, new Date('2026-03-01T00:00:00Z'), 60, 5);
beforeAll(async () => {
  instance = await openFactsInstance('2026-07-15T12:00:00Z');
  await instance.publish('orders', orders.flatMap(eventsOf).reverse());
  await instance.settle();
});
afterAll(() => instance?.close());

const SPAN = { from: '2026-02-01', before: '2026-07-01', currencyCode: 'EUR' };
async function netSales(): Promise<number> {
  const document = `query ($input: ReportInput!) {
    report(input: $input, metrics: ["net_sales"]) { totals { values { value } } } }`;
  const { data, errors } = await instance.execute(document, { input: SPAN }, EXECUTIVE);
  expect(errors).toBeUndefined();
  return Number((data as { report: { totals: { values: Array<{ value: string }> } } }).report.totals.values[0]?.value);
}

/** Hundredths of a franc that a euro buys on the first day of a month, by which orders of the week after it count. */
const RATES: Readonly<Record<string, number>> = { '2026-03-02': 95, '2026-03-09': 80, '2026-04-06': 125 };
const rateOn = (day: string) =>
  Object.keys(RATES).find((published) => {
    const age = (Date.parse(day) - Date.parse(published)) / 86_400_000;
    const isLater = Object.keys(RATES).some((other) => other > published && other <= day);
    return age >= 0 && age <= 7 && !isLater;
  });

/** Net sales in euros by plain counting; a canceled order is nothing, what came back is taken off at the rate of its sale. */
function expected(withRates: boolean): number {
  const netOf = (order: TestOrder): number => {
    const published = rateOn(parisDay(order.placedAt));
    if (order.currency !== 'EUR' && (!withRates || published === undefined)) return 0;
    const buys = order.currency === 'EUR' ? 100 : (RATES[published ?? ''] ?? 0);
    const euros = (minor: bigint) => Math.round((Number(minor) * 100) / buys);
    return order.lines
      .filter(({ lineId }) => !order.returned?.lineIds.includes(lineId))
      .reduce((sum, line) => sum + euros(line.grossMinor) - euros(line.discountMinor), 0);
  };
  return orders.filter(({ canceledAt }) => !canceledAt).reduce((sum, order) => sum + netOf(order), 0) / 100;
}

const importRates = (factor: number) =>
  importExchangeRates(instance.deps, serviceContext(), {
    source: 'ecb',
    rates: Object.entries(RATES).map(([day, buys]) => {
      return { day, base: 'EUR', currency: 'CHF', rate: ((buys * factor) / 100).toFixed(2) };
    }),
  });

it('X8: counts no order without a rate, and by a rebuild those whose rate was imported since', async () => {
  expect(await netSales()).toBeCloseTo(expected(false), 2);
  expect(await importRates(1)).toMatchObject({ added: 3, corrected: [] });
  expect(await netSales()).toBeCloseTo(expected(false), 2);
  await rebuildFacts(instance.deps);
  expect(expected(true)).toBeGreaterThan(expected(false) + 1_000);
  expect(await netSales()).toBeCloseTo(expected(true), 2);
});

it('X8: gives the same figures by every later rebuild, whatever rates were corrected since', async () => {
  expect((await importRates(2)).corrected).toHaveLength(3);
  await rebuildFacts(instance.deps);
  expect(await netSales()).toBeCloseTo(expected(true), 2);
});
