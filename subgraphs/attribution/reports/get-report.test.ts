import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { firstsOf, type Happening, happeningsOf, moneyOf, rate } from '../../../test/support/brute-force-people.ts';
import { cents, parisDay } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, type TestOrder, takenBackOrders } from '../../../test/support/order-events.ts';
import { askReport, figuresOf, type Report, type ReportRow } from '../testing/ask-report.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';

const orders = generateOrders(700, new Date('2026-01-10T00:00:00Z'), 140);
const PERIOD = { from: '2026-02-01', before: '2026-06-01' };

/** Pairs of customers that were found to be one; each second pair was parted again. */
const pairs = Array.from({ length: 40 }, (_, index) => [`cus_${index * 2}`, `cus_${index * 2 + 1}`] as const);
const personOf = (id: string): string => pairs.find(([, second], index) => index % 2 === 0 && second === id)?.[0] ?? id;

function identity(survivorId: string, memberIds: readonly string[], version: number): NewEvent {
  return {
    type: 'customers.identity-component-changed.v1',
    aggregateId: survivorId,
    aggregateVersion: 0,
    occurredAt: new Date('2026-06-01T00:00:00Z'),
    payload: { survivorId, memberIds, version: String(version) },
  };
}
const identities = pairs.flatMap(([first, second], index) => [
  identity(first, [first, second], 1_000 + index),
  ...(index % 2 === 1 ? [identity(first, [first], 2_000 + index), identity(second, [second], 3_000 + index)] : []),
]);

/** An import that was taken back among them. */
const log = [...orders.flatMap(eventsOf), ...takenBackOrders(200, new Date('2025-12-01T00:00:00Z'), 180)];

let instance: FactsInstance;

async function open(log: readonly NewEvent[], people: readonly NewEvent[]): Promise<FactsInstance> {
  const opened = await openFactsInstance('2026-06-15T12:00:00Z');
  await opened.publish('customers', people);
  await opened.publish('orders', log);
  await opened.settle();
  return opened;
}

beforeAll(async () => {
  instance = await open(log, identities);
});
afterAll(() => instance?.close());

const report = (variables: Record<string, unknown>, from = instance) =>
  askReport(from, { input: PERIOD, ...variables });

const euros = orders.filter(({ currency }) => currency === 'EUR');
const firsts = firstsOf(orders, personOf);
const within = (day: string) => day >= PERIOD.from && day < PERIOD.before;
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Array<[string, Item[]]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function kindOf({ order: { customerId, placedAt } }: Happening): string {
  if (customerId === null) return 'GUEST';
  const first = firsts.get(personOf(customerId));
  return first === undefined || placedAt <= first.placedAt ? 'NEW' : 'RETURNING';
}

const money = (minor: bigint) => {
  const text = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
};

function marginOf(happenings: readonly Happening[]) {
  const parts = happenings.map(moneyOf);
  const [net, cost, known] = [
    sum(parts.map((part) => part.net)),
    sum(parts.map((part) => part.cost)),
    sum(parts.map((part) => part.netWithCost)),
  ];
  return [money(net), money(known - cost), rate(known - cost, known), rate(known, net)];
}

function peopleOf(theirs: readonly TestOrder[]) {
  const byPerson = (some: readonly TestOrder[]) => grouped(some, ({ customerId }) => personOf(customerId ?? ''));
  const purchases = byPerson(theirs.filter(({ canceledAt }) => canceledAt === null));
  const returning = purchases.filter(([person, own]) => own.some((order) => order !== firsts.get(person)));
  const repeating = purchases.filter(([, own]) => own.length > 1);
  const of = BigInt(purchases.length);
  return [String(byPerson(theirs).length), rate(BigInt(returning.length), of), rate(BigInt(repeating.length), of)];
}

/** Canceled ones too. */
const placed = euros.filter(({ customerId }) => customerId !== null);
const happenings = euros.flatMap(happeningsOf);
const inPeriod = happenings.filter(({ day }) => within(day));
const PEOPLE = ['buyers', 'returning_customer_rate', 'repeat_purchase_rate'];
const KINDS = ['new_customer_sales', 'returning_customer_sales', 'guest_sales'];

describe('a report equals a recomputation from the orders', () => {
  it('K1: margin, its rate and its coverage by channel and month', async () => {
    const metrics = ['net_sales', 'gross_margin', 'gross_margin_rate', 'cost_coverage'];
    const { rows, totals } = await report({ metrics, dimensions: ['CHANNEL', 'MONTH'] });
    const expected = grouped(inPeriod, ({ order, day }) => `${order.channel},${day.slice(0, 7)}`);
    expect(figuresOf(rows)).toEqual(Object.fromEntries(expected.map(([key, group]) => [key, marginOf(group)])));
    expect(totals.values.map(({ value }) => value)).toEqual(marginOf(inPeriod));
  });

  it('units per transaction, by day of the sale or of the cancellation', async () => {
    const { rows } = await report({
      metrics: ['units', 'orders', 'units_per_transaction'],
      dimensions: ['STORE', 'WEEK'],
    });
    for (const { values } of rows) {
      const [units, count] = [Number(values[0]?.value), Number(values[1]?.value)];
      const per =
        count > 0 ? (Math.sign(units) * Math.floor((200 * Math.abs(units) + count) / (2 * count))) / 100 : null;
      expect(values[2]?.value).toBe(per === null ? null : per.toFixed(2));
    }
  });

  it('refunds by month of sale, and says which months are too young to tell', async () => {
    const { rows } = await report({ metrics: ['refund_rate_by_sale'], dimensions: ['MONTH'] });
    const sold = grouped(
      happenings.filter(({ soldDay }) => within(soldDay)),
      ({ soldDay }) => soldDay.slice(0, 7),
    );
    const rates = sold.map(([month, group]) => {
      const of = (isReturn: boolean) =>
        sum(group.filter(({ kind }) => (kind === 'RETURNED') === isReturn).map((each) => moneyOf(each).net));
      return [month, [rate(-of(true), of(false))]];
    });
    expect(figuresOf(rows)).toEqual(Object.fromEntries(rates));
    const young = rows.filter(({ values }) => values[0]?.caveat !== null).map(({ keys }) => keys[0]?.value);
    expect(young).toEqual(['2026-04', '2026-05']);
  });

  it('K1: sales of first purchases, later ones and guests, to the instant of the sale, which add up to net sales', async () => {
    const { rows } = await report({ metrics: [...KINDS, 'net_sales'], dimensions: ['MONTH'] });
    const expected = grouped(inPeriod, ({ day }) => day.slice(0, 7)).map(([month, group]) => {
      const of = (kind: string) => sum(group.filter((each) => kindOf(each) === kind).map((each) => moneyOf(each).net));
      const parts = [of('NEW'), of('RETURNING'), of('GUEST')];
      return [month, [...parts, sum(parts)].map(money)];
    });
    expect(figuresOf(rows)).toEqual(Object.fromEntries(expected));
    const byKind = await report({ metrics: ['net_sales'], dimensions: ['CUSTOMER_KIND'] });
    const kinds = grouped(inPeriod, kindOf).map(([kind, group]) => [
      kind,
      [money(sum(group.map((each) => moneyOf(each).net)))],
    ]);
    expect(figuresOf(byKind.rows)).toEqual(Object.fromEntries(kinds));
  });

  it('customers, those who return and those who buy again, merged ones as one', async () => {
    const { rows, totals } = await report({ metrics: PEOPLE, dimensions: ['CHANNEL', 'MONTH'] });
    const sold = placed.filter(({ placedAt }) => within(parisDay(placedAt)));
    const expected = grouped(sold, ({ channel, placedAt }) => `${channel},${parisDay(placedAt).slice(0, 7)}`);
    expect(figuresOf(rows)).toEqual(Object.fromEntries(expected.map(([key, group]) => [key, peopleOf(group)])));
    expect(totals.values.map(({ value }) => value)).toEqual(peopleOf(sold));
    const [, returning] = totals.values;
    expect(Number(returning?.denominator)).toBeLessThan(Number(totals.values[0]?.value));
    expect(Number(returning?.low)).toBeLessThan(Number(returning?.value));
  });

  it('counts who placed an order, canceled since or not; the share of customers on two channels is of those who bought', async () => {
    const year = { from: '2025-06-01', before: '2026-06-01' };
    const { totals } = await report({ input: year, metrics: ['buyers', 'multi_channel_share'] });
    const sold = placed.filter(({ placedAt }) => parisDay(placedAt) < year.before);
    const kept = sold.filter(({ canceledAt }) => canceledAt === null);
    const count = (some: readonly TestOrder[]) =>
      new Set(some.map(({ customerId }) => personOf(customerId ?? ''))).size;
    expect(count(sold)).toBeGreaterThan(count(kept));
    expect(totals.values[0]?.value).toBe(String(count(sold)));
    expect(totals.values[1]?.n).toBe(count(kept));
  });

  it('by category counts an order, and a customer, once in each', async () => {
    const { rows } = await report({ metrics: ['buyers', 'orders'], dimensions: ['CATEGORY'] });
    const sold = placed.filter(({ placedAt }) => within(parisDay(placedAt)));
    for (const { keys, values } of rows) {
      const bought = sold.filter(({ lines }) => lines.some(({ category }) => category === keys[0]?.value));
      expect(values[0]?.value).toBe(peopleOf(bought)[0]);
    }
    const one = await report({ metrics: ['buyers'], filter: { categories: ['Shoes'] } });
    expect(one.totals.values[0]?.value).toBe(rows.find(({ keys }) => keys[0]?.value === 'Shoes')?.values[0]?.value);
  });
});

it('gives the same figures whatever order the events came in', async () => {
  const shuffled = log
    .map((event, index) => ({ event, rank: (index * 7_919) % 10_007 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ event }) => event);
  const other = await open(shuffled, [...identities].reverse());
  try {
    const asked = {
      metrics: [...PEOPLE, ...KINDS, 'gross_margin', 'refund_rate_by_sale', 'orders'],
      dimensions: ['CHANNEL', 'WEEK'],
    };
    const values = ({ rows, totals }: Report) => [figuresOf(rows), totals.values];
    expect(values(await report(asked, other))).toEqual(values(await report(asked)));
  } finally {
    await other.close();
  }
});

it('sorts by what changed most, and answers as many rows as are asked for', async () => {
  const input = { from: '2026-03-01', before: '2026-04-01', compare: 'PREVIOUS_PERIOD' };
  const question = { input, metrics: ['net_sales'], dimensions: ['CATEGORY', 'CHANNEL'] };
  const all = await report(question);
  const moved = await report({ ...question, sort: { metric: 'net_sales', by: 'CHANGE' }, first: 3 });
  const change = ({ values: [value] }: ReportRow) => Math.abs(Number(value?.value) - Number(value?.previous));
  expect(moved.rowCount).toBe(all.rowCount);
  expect(moved.rows.map(change)).toEqual(
    all.rows
      .map(change)
      .sort((a, b) => b - a)
      .slice(0, 3),
  );
  expect(all.compareFrom).toBe('2026-02-01');
});

it('draws each row over time in at most 100 points, which sum to its figure', async () => {
  const input = { from: '2026-02-01', before: '2026-03-01' };
  const { rows, totals } = await report({
    input,
    metrics: ['net_sales', 'buyers'],
    dimensions: ['CHANNEL'],
    includesSeries: true,
  });
  for (const { values } of [...rows, totals]) {
    expect(values[0]?.series).toHaveLength(28);
    expect(money(sum((values[0]?.series ?? []).map(({ value }) => cents(value))))).toBe(values[0]?.value);
  }
});

it('compares today with what was known at the same minute of the day before, returns that came later out', async () => {
  const [order] = generateOrders(1, new Date('2026-06-14T08:00:00Z'), 0);
  if (!order) throw new Error('no order');
  const line = { ...order.lines[0], lineId: 'l', quantity: 1, grossMinor: 10_000n, discountMinor: 0n, costMinor: null };
  const soldAt = (orderId: string, placedAt: string, returnedAt: string | null): TestOrder => ({
    ...order,
    ...{ orderId, currency: 'EUR', customerId: null, canceledAt: null, placedAt: new Date(placedAt) },
    lines: [line as TestOrder['lines'][number]],
    returned: returnedAt === null ? null : { at: new Date(returnedAt), lineIds: ['l'] },
  });
  await instance.publish(
    'orders',
    [
      soldAt('ord_kept', '2026-06-14T08:00:00Z', null),
      soldAt('ord_back_in_time', '2026-06-14T08:00:00Z', '2026-06-14T11:59:00Z'),
      // The day after, at an earlier time of day.
      soldAt('ord_back_later', '2026-06-14T08:00:00Z', '2026-06-15T07:00:00Z'),
      soldAt('ord_evening', '2026-06-14T12:00:00Z', null),
    ].flatMap(eventsOf),
  );
  await instance.settle();
  const input = { from: '2026-06-15', before: '2026-06-16', compare: 'PREVIOUS_PERIOD' };
  const { totals } = await report({ input, metrics: ['refund_rate_by_sale', 'gross_sales'] });
  expect(totals.values.map(({ previous }) => previous)).toEqual(['0.3333', '300.00']);
});
