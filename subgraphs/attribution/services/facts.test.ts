import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FactsHouse, openFactsHouse } from '../../../test/support/facts-house.ts';
import { eventsOf, generateOrders, type TestOrder } from '../../../test/support/order-events.ts';
import { sql } from '../../shared/sql.ts';

// A real engine and database beside the machine's other tests.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let house: FactsHouse;
const orders = generateOrders(1_200, new Date('2026-02-01T00:00:00Z'), 90);

/** The house's day by the platform's own calendar, written apart from the product's. */
const parisDay = (at: Date): string => at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });

interface Sums {
  gross: bigint;
  discount: bigint;
  returns: bigint;
  orders: number;
  units: number;
  returnedUnits: number;
}

/** Brute force over the orders themselves, by any key of (order, day). */
function bruteForce(from: string, to: string, keyOf: (order: TestOrder, day: string) => string): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  const add = (order: TestOrder, at: Date, change: (sum: Sums) => void): void => {
    const day = parisDay(at);
    if (day < from || day >= to || order.currency !== 'EUR') return;
    const key = keyOf(order, day);
    const sum = sums.get(key) ?? { gross: 0n, discount: 0n, returns: 0n, orders: 0, units: 0, returnedUnits: 0 };
    sums.set(key, sum);
    change(sum);
  };
  const sell = (order: TestOrder, sign: 1 | -1) => (sum: Sums) => {
    sum.orders += sign;
    for (const line of order.lines) {
      sum.gross += BigInt(sign) * line.grossMinor;
      sum.discount += BigInt(sign) * line.discountMinor;
      sum.units += sign * line.quantity;
    }
  };
  for (const order of orders) {
    add(order, order.placedAt, sell(order, 1));
    if (order.cancelledAt) add(order, order.cancelledAt, sell(order, -1));
    const { returned } = order;
    if (!returned) continue;
    add(order, returned.at, (sum) => {
      for (const line of order.lines.filter((each) => returned.lineIds.includes(each.lineId))) {
        sum.returns += line.grossMinor - line.discountMinor;
        sum.returnedUnits += line.quantity;
      }
    });
  }
  return sums;
}

const REPORT = `query Report($input: ReportInput!, $groupBy: [SalesDimension!]!) {
  salesReport(input: $input, groupBy: $groupBy) {
    rows { keys { value } ...figures previous { netSales { amount } } }
    totals { ...figures }
  }
}
fragment figures on SalesReportRow {
  grossSales { amount } discounts { amount } netSales { amount } returns { amount } orders units returnedUnits
}`;

interface ReportRow {
  keys: Array<{ value: string }>;
  grossSales: { amount: string };
  discounts: { amount: string };
  netSales: { amount: string };
  returns: { amount: string };
  orders: number;
  units: number;
  returnedUnits: number;
}

const cents = (amount: string): bigint => BigInt(amount.replace('.', ''));

function sumsOf(row: ReportRow): Sums & { net: bigint } {
  return {
    gross: cents(row.grossSales.amount),
    discount: cents(row.discounts.amount),
    returns: cents(row.returns.amount),
    net: cents(row.netSales.amount),
    orders: row.orders,
    units: row.units,
    returnedUnits: row.returnedUnits,
  };
}

async function report(input: Record<string, unknown>, groupBy: string[]): Promise<Map<string, Sums & { net: bigint }>> {
  const answer = await house.execute(REPORT, { input: { currencyCode: 'EUR', ...input }, groupBy });
  expect(answer.errors).toBeUndefined();
  const { salesReport } = answer.data as { salesReport: { rows: ReportRow[] } };
  return new Map(salesReport.rows.map((row) => [row.keys.map((key) => key.value).join('|'), sumsOf(row)]));
}

const withNet = (sums: Map<string, Sums>) =>
  new Map([...sums].map(([key, sum]) => [key, { ...sum, net: sum.gross - sum.discount - sum.returns }]));

beforeAll(async () => {
  house = await openFactsHouse('2026-06-15T12:00:00Z');
  await house.publish('orders', orders.flatMap(eventsOf));
  await house.settle();
});
afterAll(() => house?.close());

describe('facts equal a brute-force recomputation from the orders', () => {
  const period = { from: '2026-02-01', to: '2026-06-01' };

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
    expect(await report(period, [...groupBy])).toEqual(withNet(bruteForce(period.from, period.to, keyOf)));
  });

  it('for any days of the period, the change to summer time included', async () => {
    for (const [from, to] of [
      ['2026-03-29', '2026-03-30'],
      ['2026-03-01', '2026-03-31'],
      ['2026-05-30', '2026-06-01'],
    ] as const) {
      expect(await report({ from, to }, ['CHANNEL'])).toEqual(withNet(bruteForce(from, to, (order) => order.channel)));
    }
  });

  it('counts an order once in each category of its lines', async () => {
    const rows = await report(period, ['CATEGORY']);
    const placed = new Map<string, number>();
    for (const order of orders.filter((each) => each.currency === 'EUR')) {
      for (const [at, sign] of [
        [order.placedAt, 1],
        [order.cancelledAt, -1],
      ] as const) {
        if (!at || parisDay(at) < period.from || parisDay(at) >= period.to) continue;
        for (const category of new Set(order.lines.map((line) => line.category))) {
          placed.set(category, (placed.get(category) ?? 0) + sign);
        }
      }
    }
    expect(new Map([...rows].map(([category, sums]) => [category, sums.orders]))).toEqual(placed);
  });

  it('by the days of another zone', async () => {
    const rows = await report({ ...period, zone: 'Pacific/Kiritimati' }, ['DAY']);
    const expected = new Map<string, number>();
    for (const order of orders.filter((each) => each.currency === 'EUR')) {
      for (const [at, sign] of [
        [order.placedAt, 1],
        [order.cancelledAt, -1],
      ] as const) {
        if (!at) continue;
        const day = at.toLocaleDateString('sv-SE', { timeZone: 'Pacific/Kiritimati' });
        if (day >= period.from && day < period.to) expected.set(day, (expected.get(day) ?? 0) + sign);
      }
    }
    for (const [day, count] of expected) expect(rows.get(day)?.orders ?? 0).toBe(count);
  });
});

const OVERVIEW = `query Overview($input: ReportInput!) { overview(input: $input) {
  currencyCode currencies multiChannelShare compareFrom compareTo
  cards { metric { key label(locale: "fr") } value previous n series { day value isPartial } previousSeries { value } }
  totals { ...F }
  salesByChannel { code figures { ...F } total { amount } previous { amount } series { value } }
  topStores { storeId netSales { amount } orders } topProducts { productId netSales { amount } units }
} } fragment F on SalesFigures { orders units returnedUnits netSales { amount } }`;

type Figures = Record<'orders' | 'units' | 'returnedUnits', number> & { netSales: { amount: string } };
interface Card {
  metric: { key: string; label: string };
  value: string | null;
  previous: string | null;
  n: number;
  series: Array<{ day: string; value: string; isPartial: boolean }>;
  previousSeries: Array<{ value: string }>;
}
interface Overview {
  currencyCode: string;
  currencies: string[];
  multiChannelShare: string;
  compareFrom: string;
  compareTo: string;
  cards: Card[];
  totals: Figures;
  salesByChannel: Array<{
    code: string;
    figures: Figures;
    total: { amount: string };
    series: Array<{ value: string }>;
  }>;
}

async function overview(input: Record<string, unknown>): Promise<Overview & { card(key: string): Card }> {
  const answer = await house.execute(OVERVIEW, { input });
  expect(answer.errors).toBeUndefined();
  const page = (answer.data as { overview: Overview }).overview;
  return {
    ...page,
    card: (key) => page.cards.find((card) => card.metric.key === key) ?? expect.fail(`no card ${key}`),
  };
}

function shareOf(customers: (order: TestOrder) => string | null): string {
  const channels = new Map<string, Set<string>>();
  for (const order of orders.filter((each) => each.currency === 'EUR')) {
    const customer = customers(order);
    if (customer) channels.set(customer, (channels.get(customer) ?? new Set()).add(order.channel));
  }
  const several = [...channels.values()].filter((set) => set.size > 1).length;
  return (Math.round((10_000 * several) / channels.size) / 10_000).toFixed(4);
}

describe('the overview', () => {
  it('sums its series and its channels to its cards, in the most frequent currency', async () => {
    const page = await overview({ from: '2026-03-01', to: '2026-04-01', compare: 'PREVIOUS_YEAR' });
    const [expected] = withNet(bruteForce('2026-03-01', '2026-04-01', () => '')).values();
    expect(page.currencyCode).toBe('EUR');
    expect(page.currencies).toEqual(['EUR', 'CHF']);
    expect([page.compareFrom, page.compareTo]).toEqual(['2025-03-01', '2025-04-01']);
    expect(cents(page.card('net_sales').value ?? '')).toBe(expected?.net);
    expect(page.card('orders').value).toBe(String(expected?.orders));
    expect(page.card('net_sales').previous).toBe('0.00');
    expect(page.card('orders').series).toHaveLength(31);
    const total = (points: Array<{ value: string }>): bigint =>
      points.reduce((sum, point) => sum + cents(point.value), 0n);
    expect(total(page.card('net_sales').series)).toBe(expected?.net);
    expect(page.salesByChannel.reduce((sum, channel) => sum + cents(channel.total.amount), 0n)).toBe(expected?.net);
    expect(page.salesByChannel.reduce((sum, channel) => sum + total(channel.series), 0n)).toBe(expected?.net);
    const { orders: placed, units, returnedUnits, netSales } = page.totals;
    expect([placed, units, cents(netSales.amount)]).toEqual([expected?.orders, expected?.units, expected?.net]);
    const sums = page.salesByChannel.map(({ figures }) => [figures.orders, figures.units, figures.returnedUnits]);
    expect(sums.reduce((a, b) => a.map((sum, i) => sum + (b[i] ?? 0)))).toEqual([placed, units, returnedUnits]);
    expect(page.card('net_sales').metric.label).toBe('Chiffre d’affaires net');
  });

  it('marks the day that is not over, in the zone of the house', async () => {
    house.clock.advance(Date.parse('2026-06-20T22:30:00Z') - house.clock.now().getTime());
    const page = await overview({ from: '2026-06-18', to: '2026-06-23' });
    expect(page.card('orders').series.map((point) => point.isPartial)).toEqual([false, false, false, true, false]);
  });

  it('shows the customers of two channels change when a merge comes late, and change back when it is undone', async () => {
    const period = { from: '2026-05-01', to: '2026-06-01' };
    const before = (await overview(period)).multiChannelShare;
    expect(before).toBe(shareOf((order) => order.customerId));
    const merged = Array.from({ length: 200 }, (_, index) => `cus_${index}`);
    const component = (survivorId: string, memberIds: string[], version: number) => ({
      type: 'customers.identity-component-changed.v1',
      aggregateId: survivorId,
      aggregateVersion: 0,
      occurredAt: new Date('2026-06-01T00:00:00Z'),
      payload: { survivorId, memberIds, version: String(version) },
    });
    await house.publish(
      'customers',
      merged.flatMap((id, index) => (index % 2 === 0 ? [component(id, [id, `cus_${index + 1}`], index + 1)] : [])),
    );
    await house.settle();
    const survivor = (id: string | null): string | null => {
      const number = Number(id?.slice(4));
      return id !== null && number < 200 ? `cus_${number - (number % 2)}` : id;
    };
    const after = (await overview(period)).multiChannelShare;
    expect(after).toBe(shareOf((order) => survivor(order.customerId)));
    expect(after).not.toBe(before);
    await house.publish(
      'customers',
      merged.map((id, index) => component(id, [id], 1_000 + index)),
    );
    await house.settle();
    expect((await overview(period)).multiChannelShare).toBe(before);
  });
});

it('changes nothing when every event is delivered again', async () => {
  const period = { from: '2026-02-01', to: '2026-06-01' };
  const before = await report(period, ['DAY', 'CHANNEL', 'STORE', 'CATEGORY']);
  await house.deps.db.query(sql`update event_cursor set position = '0:0'`);
  await house.settle();
  await house.restart();
  await house.settle();
  expect(await report(period, ['DAY', 'CHANNEL', 'STORE', 'CATEGORY'])).toEqual(before);
});

it('changes nothing when a batch left in doubt by a crash is inserted again', async () => {
  const late = generateOrders(30, new Date('2026-06-05T00:00:00Z'), 3, 99).map((order) => ({
    ...order,
    orderId: `late_${order.orderId}`,
  }));
  const [before] = await house.deps.db.query<{ applied_position: string }>(sql`
    select applied_position from fact_progress where publisher = 'orders'`);
  await house.publish('orders', late.flatMap(eventsOf));
  await house.settle();
  const facts = await report({ from: '2026-02-01', to: '2026-08-01' }, ['DAY', 'CHANNEL']);
  // As if the process had died between the insertion and its record, with its batch in doubt.
  await house.subgraph.stop();
  const attributionDb = house.database.open('attribution');
  await attributionDb.query(sql`
    update fact_progress
    set pending_position = applied_position, applied_position = ${before?.applied_position}, batch_number = batch_number - 1
    where publisher = 'orders'`);
  await attributionDb.query(sql`
    update event_cursor set position = ${before?.applied_position} where publisher = 'orders'`);
  await house.restart();
  await house.settle();
  expect(await report({ from: '2026-02-01', to: '2026-08-01' }, ['DAY', 'CHANNEL'])).toEqual(facts);
});
