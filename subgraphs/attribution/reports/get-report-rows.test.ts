import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { cents } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { askReport } from '../testing/ask-report.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';

const PERIOD = { from: '2026-02-01', before: '2026-04-01' };
const ROWS = `query Rows($drill: String!, $first: Int, $after: String) {
  reportRows(drill: $drill, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { order { id } kind orders units returnedUnits netSales { amount } grossMargin { amount } returns { amount } }
  }
}`;

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await instance.publish('orders', generateOrders(400, new Date('2026-01-10T00:00:00Z'), 90).flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

const report = (variables: Record<string, unknown>, actor?: Actor) =>
  askReport(instance, { input: PERIOD, ...variables }, actor);

/** Sums of the rows behind a key, read page by page. */
async function sumsBehind(drill: string) {
  const nodes: Array<Record<string, unknown>> = [];
  for (let after: string | null = null; ; ) {
    const answer = await instance.execute(ROWS, { drill, first: 40, after });
    expect(answer.errors).toBeUndefined();
    const { reportRows } = answer.data as {
      reportRows: { nodes: Array<Record<string, unknown>>; pageInfo: { hasNextPage: boolean; endCursor: string } };
    };
    nodes.push(...reportRows.nodes);
    if (!reportRows.pageInfo.hasNextPage) break;
    after = reportRows.pageInfo.endCursor;
  }
  const amount = (field: string) =>
    nodes.reduce((total, node) => total + cents((node[field] as { amount: string }).amount), 0n);
  const count = (field: string) => nodes.reduce((total, node) => total + BigInt(Number(node[field])), 0n);
  return {
    rows: nodes.length,
    net_sales: amount('netSales'),
    gross_margin: amount('grossMargin'),
    returns: amount('returns'),
    units: count('units'),
    orders: count('orders'),
  };
}

it('opens the rows behind each figure, page by page, whose sum is the figure', async () => {
  const metrics = ['net_sales', 'gross_margin', 'units', 'orders', 'returns'] as const;
  const { rows, totals } = await report({ metrics, dimensions: ['CHANNEL', 'MONTH'] });
  const byKind = await report({ metrics: ['net_sales'], dimensions: ['CUSTOMER_KIND'] });
  const byCategory = await report({ metrics: ['orders'], dimensions: ['CATEGORY'] });
  const seen = [];
  for (const row of [...rows.slice(0, 4), ...byKind.rows, ...byCategory.rows, totals]) {
    const sums = await sumsBehind(row.drill);
    for (const { metric, value } of row.values) {
      const key = metric.key as (typeof metrics)[number];
      expect([key, sums[key]]).toEqual([key, cents(value ?? '')]);
    }
    seen.push(sums.rows);
  }
  expect(Math.max(...seen)).toBeGreaterThan(100);
});

it('opens no rows by a key that it did not give, nor those of other stores', async () => {
  const { rows } = await report({ metrics: ['net_sales'], dimensions: ['STORE'] });
  const [own, other] = rows.filter(({ keys }) => keys[0]?.value !== '');
  const { errors } = await instance.execute(ROWS, { drill: `${own?.drill.slice(0, -2)}xx` });
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['VALIDATION']);
  const manager = staffActor(['STORE_MANAGER'], [own?.keys[0]?.value ?? '']);
  const answer = await instance.execute(ROWS, { drill: other?.drill }, manager);
  expect((answer.data as { reportRows: { nodes: unknown[] } }).reportRows.nodes).toEqual([]);
  const narrowed = await report({ metrics: ['net_sales'], dimensions: ['STORE'] }, manager);
  expect(narrowed.rows.map(({ keys }) => keys[0]?.value)).toEqual([own?.keys[0]?.value]);
});

it('tells margins, from which costs follow, to those alone who may see costs', async () => {
  const { rows } = await report({ metrics: ['net_sales'], dimensions: ['STORE'] });
  const own = rows.find(({ keys }) => keys[0]?.value !== '');
  const manager = staffActor(['STORE_MANAGER'], [own?.keys[0]?.value ?? '']);
  const question = { metrics: ['net_sales', 'gross_margin', 'gross_margin_rate'], dimensions: ['STORE'] };
  const valuesOf = async (actor?: Actor) => (await report(question, actor)).rows[0]?.values.map(({ value }) => value);
  expect(await valuesOf(manager)).toEqual([expect.any(String), null, null]);
  expect(await valuesOf()).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
  const margin = 'query ($drill: String!) { reportRows(drill: $drill, first: 1) { nodes { grossMargin { amount } } } }';
  const marginOf = async (actor?: Actor) => {
    const { data } = await instance.execute(margin, { drill: own?.drill }, actor);
    return (data as { reportRows: { nodes: Array<{ grossMargin: object | null }> } }).reportRows.nodes[0]?.grossMargin;
  };
  expect(await marginOf(manager)).toBeNull();
  expect(await marginOf()).toEqual({ amount: expect.any(String) });
  const sorted = `query ($input: ReportInput!) { report(input: $input, metrics: ["gross_margin"], dimensions: [CATEGORY]) { rowCount } }`;
  const { errors } = await instance.execute(sorted, { input: PERIOD }, manager);
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
});
