import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { bruteForce, cents, parisDay, type Sums } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, type TestOrder } from '../../../test/support/order-events.ts';
import { SALES_ROWS, type SalesAnswer, type SalesRow, toSalesRows } from '../../../test/support/sales-rows.ts';
import { factProgress } from '../prisma/generated/tables.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';

let instance: FactsInstance;
const orders = generateOrders(1_200, new Date('2026-02-01T00:00:00Z'), 90);

function sumsOf(row: SalesRow): Sums & { net: bigint } {
  return {
    gross: cents(row.grossSales),
    discount: cents(row.discounts),
    returns: cents(row.returns),
    net: cents(row.netSales),
    orders: row.orders,
    units: row.units,
    returnedUnits: row.returnedUnits,
  };
}

async function report(
  input: Record<string, unknown>,
  dimensions: string[],
): Promise<Map<string, Sums & { net: bigint }>> {
  const answer = await instance.execute(SALES_ROWS, { input: { currencyCode: 'EUR', ...input }, dimensions });
  expect(answer.errors).toBeUndefined();
  const rows = toSalesRows(answer.data as unknown as SalesAnswer);
  return new Map(rows.map((row) => [row.keys.map((key) => key.value).join('|'), sumsOf(row)]));
}

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await instance.publish('orders', orders.flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

describe('facts equal a brute-force recomputation from the orders', () => {
  const period = { from: '2026-02-01', before: '2026-06-01' };

  it.each([
    ['channel and store', ['CHANNEL', 'STORE'], (order: TestOrder) => `${order.channel}|${order.storeId ?? ''}`],
    ['day', ['DAY'], (_: TestOrder, day: string) => day],
    [
      'month and channel',
      ['MONTH', 'CHANNEL'],
      (order: TestOrder, day: string) => `${day.slice(0, 7)}|${order.channel}`,
    ],
    ['quarter', ['QUARTER'], (_: TestOrder, day: string) => `2026-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`],
  ] as const)('by %s', async (_, groupBy, keyOf) => {
    expect(await report(period, [...groupBy])).toEqual(bruteForce(orders, period, keyOf));
  });

  it('for any days of the period, the change to summer time included', async () => {
    for (const [from, before] of [
      ['2026-03-29', '2026-03-30'],
      ['2026-03-01', '2026-03-31'],
      ['2026-05-30', '2026-06-01'],
    ] as const) {
      expect(await report({ from, before }, ['CHANNEL'])).toEqual(
        bruteForce(orders, { from, before }, (order) => order.channel),
      );
    }
  });

  it('counts an order once in each category of its lines', async () => {
    const rows = await report(period, ['CATEGORY']);
    const placed = new Map<string, number>();
    for (const order of orders.filter((each) => each.currency === 'EUR')) {
      for (const [at, sign] of [
        [order.placedAt, 1],
        [order.canceledAt, -1],
      ] as const) {
        if (!at || parisDay(at) < period.from || parisDay(at) >= period.before) continue;
        for (const category of new Set(order.lines.map((line) => line.category))) {
          placed.set(category, (placed.get(category) ?? 0) + sign);
        }
      }
    }
    expect(new Map([...rows].map(([category, sums]) => [category, sums.orders]))).toEqual(placed);
  });

  it('by the days of another zone', async () => {
    const rows = await report({ ...period, timeZone: 'Pacific/Kiritimati' }, ['DAY']);
    const expected = new Map<string, number>();
    for (const order of orders.filter((each) => each.currency === 'EUR')) {
      for (const [at, sign] of [
        [order.placedAt, 1],
        [order.canceledAt, -1],
      ] as const) {
        if (!at) continue;
        const day = at.toLocaleDateString('sv-SE', { timeZone: 'Pacific/Kiritimati' });
        if (day >= period.from && day < period.before) expected.set(day, (expected.get(day) ?? 0) + sign);
      }
    }
    for (const [day, count] of expected) expect(rows.get(day)?.orders ?? 0).toBe(count);
  });
});
it('changes nothing when every event is delivered again', async () => {
  const period = { from: '2026-02-01', before: '2026-06-01' };
  const before = await report(period, ['MONTH', 'CHANNEL', 'STORE']);
  await instance.deps.db.query(sql`update event_cursor set position = '0:0'`);
  await instance.settle();
  await instance.restart();
  await instance.settle();
  expect(await report(period, ['MONTH', 'CHANNEL', 'STORE'])).toEqual(before);
});

it('changes nothing when a batch left in doubt by a crash is inserted again', async () => {
  const late = generateOrders(30, new Date('2026-06-05T00:00:00Z'), 3, 99).map((order) => ({
    ...order,
    orderId: `late_${order.orderId}`,
  }));
  const [before] = await instance.deps.db.query(sql`
    select ${select(pick(factProgress, 'appliedPosition'))} from fact_progress where publisher = 'orders'`);
  await instance.publish('orders', late.flatMap(eventsOf));
  await instance.settle();
  const facts = await report({ from: '2026-02-01', before: '2026-08-01' }, ['DAY', 'CHANNEL']);
  // As if the process had died between the insertion and its record, with its batch in doubt.
  await instance.subgraph.stop();
  const attributionDb = instance.database.open('attribution');
  await attributionDb.query(sql`
    update fact_progress
    set pending_position = applied_position, applied_position = ${before?.appliedPosition}, batch_number = batch_number - 1
    where publisher = 'orders'`);
  await attributionDb.query(sql`
    update event_cursor set position = ${before?.appliedPosition} where publisher = 'orders'`);
  await instance.restart();
  await instance.settle();
  expect(await report({ from: '2026-02-01', before: '2026-08-01' }, ['DAY', 'CHANNEL'])).toEqual(facts);
});
