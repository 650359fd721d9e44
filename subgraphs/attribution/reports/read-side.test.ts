import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestContext } from '#kernel/request/context.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import type { AttributionDeps } from '../deps.ts';
import { FIGURES } from '../metrics/model/catalog/sales.ts';
import { askReport } from '../testing/ask-report.ts';
import { databaseOf, engineOf } from '../testing/engine-client.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { notingStatements } from '../testing/noted-statements.ts';
import { getReport, type ReportQuestion } from './get-report.ts';
import type { ReportRequest } from './model/report.ts';

/** More products than a report may have rows. */
const PRODUCTS = 25_000;
const MONTH = { from: '2026-03-01', before: '2026-04-01' };

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await instance.publish('orders', generateOrders(600, new Date('2026-02-01T00:00:00Z'), 90).flatMap(eventsOf));
  await instance.settle();
  const client = engineOf(instance);
  await client.command({
    query: `INSERT INTO ${databaseOf(instance, 1)}.order_line_fact
      (event_id, kind, order_id, line_id, occurred_at, day, channel, product_id, currency, gross_minor, units, orders)
      SELECT generateUUIDv4(), 'PLACED', toString(number), toString(number), toDateTime64('2026-03-05 12:00:00', 3, 'UTC'),
        toDate32('2026-03-05'), 'WEB', concat('prd_', leftPad(toString(number), 5, '0')), 'SEK', 100 + number % 20000, 1, 1
      FROM numbers(${PRODUCTS})`,
  });
  await client.close();
});
afterAll(() => instance?.close());

const PLAIN = {
  filter: { categories: [], productIds: [], customerKinds: [] },
  sort: undefined,
  includesSeries: false,
  first: 11,
} as const;

/** The reports of the overview, at once; its rankings compare nothing. */
async function askPage(deps: AttributionDeps, request: ReportRequest): Promise<void> {
  const context = { actor: EXECUTIVE } as RequestContext;
  const ask = (
    compare: 'PREVIOUS_MONTH' | 'NONE',
    question: Omit<ReportQuestion, keyof typeof PLAIN> & Partial<ReportQuestion>,
  ) => getReport(deps, context, { ...request, compare }, { ...PLAIN, ...question });
  await Promise.all([
    ask('PREVIOUS_MONTH', { metrics: FIGURES, dimensions: ['CHANNEL'], includesSeries: true }),
    ask('PREVIOUS_MONTH', { metrics: ['multi_channel_share'], dimensions: [] }),
    ask('NONE', { metrics: ['net_sales', 'orders'], dimensions: ['STORE'] }),
    ask('NONE', { metrics: ['net_sales', 'units'], dimensions: ['PRODUCT'] }),
  ]);
}

describe('the reports of a page', () => {
  it('read rows, their points and all of them together in one statement a period', async () => {
    const { deps, statements } = notingStatements(instance);
    await askPage(deps, { ...MONTH, currencyCode: 'CHF' });
    const marks = {
      currencies: 'in_period',
      share: 'uniqExact(fact.channel)',
      channels: 'toString(channel)',
      stores: 'toString(store_id)',
      products: 'product_id AS key_0',
    };
    const counts = Object.entries(marks).map(([name, mark]) => [
      name,
      statements.filter((statement) => statement.includes(mark)).length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({ currencies: 1, share: 2, channels: 2, stores: 1, products: 1 });
    expect(statements).toHaveLength(7);
  });

  it('find the customers of their segment once, and leave nothing of it', async () => {
    const { deps, statements } = notingStatements(instance);
    const tables = async (groups: Array<'LOYAL'>) => {
      await askPage(deps, { ...MONTH, currencyCode: 'CHF', segment: { groups, cells: [] } });
      return ['CREATE TABLE', 'DROP TABLE'].map((verb) => statements.filter((each) => each.startsWith(verb)).length);
    };
    expect(await tables(['LOYAL'])).toEqual([1, 1]);
    statements.splice(0);
    expect(await tables([])).toEqual([0, 0]);
  });
});

describe('the first rows of a report that compares nothing', () => {
  const ofProducts = (more: object) =>
    askReport(instance, {
      input: { ...MONTH, currencyCode: 'EUR' },
      metrics: ['net_sales', 'units'],
      dimensions: ['PRODUCT', 'CHANNEL'],
      ...more,
    });

  it.each([undefined, { metric: 'units', isDescending: true }, { metric: 'net_sales', isDescending: false }])(
    'are those of the whole, in its order: %j',
    async (sort) => {
      const { rows, rowCount, totals } = await ofProducts({ sort, first: 7 });
      const whole = await ofProducts({ sort, first: 1000 });
      const compared = await ofProducts({
        sort,
        first: 1000,
        input: { ...MONTH, currencyCode: 'EUR', compare: 'SAME_WEEKDAY_LAST_YEAR' },
      });
      expect(whole.rows.length).toBeGreaterThan(20);
      expect(rows).toEqual(whole.rows.slice(0, 7));
      expect([rowCount, totals]).toEqual([whole.rows.length, whole.totals]);
      const figures = (of: typeof whole) => of.rows.map(({ keys, values }) => [keys, values.map(({ value }) => value)]);
      expect(figures(compared)).toEqual(figures(whole));
    },
  );

  it('are found among more rows than a report may compare', async () => {
    const asked = { metrics: ['gross_sales', 'units'], dimensions: ['PRODUCT'], first: 2 };
    const { rows, rowCount } = await askReport(instance, { ...asked, input: { ...MONTH, currencyCode: 'SEK' } });
    expect(rowCount).toBe(PRODUCTS);
    expect(rows.map(({ keys, values }) => [keys[0]?.value, values[0]?.value])).toEqual([
      ['prd_19999', '200.99'],
      ['prd_19998', '200.98'],
    ]);
    const document = `query ($input: ReportInput!) {
      report(input: $input, metrics: ["gross_sales"], dimensions: [PRODUCT]) { rowCount } }`;
    const input = { ...MONTH, currencyCode: 'SEK', compare: 'PREVIOUS_MONTH' };
    const refused = await instance.execute(document, { input });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION' });
  });
});
