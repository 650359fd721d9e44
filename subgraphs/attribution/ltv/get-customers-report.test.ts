import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffActor } from '../../../test/support/actors.ts';
import { cents, parisDay } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, takenBackOrders } from '../../../test/support/order-events.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { isOmni, lastDay, mean, type Person, peopleIn, scores, total } from '../testing/recomputed-lifetimes.ts';

let instance: FactsInstance;
const orders = generateOrders(1_500, new Date('2025-11-01T00:00:00Z'), 200);
const INPUT = { from: '2026-01-01', before: '2026-06-01' };
const MERGED = 100;

const component = (survivorId: string, memberIds: string[], version: number) => ({
  type: 'customers.identity-component-changed.v1',
  aggregateId: survivorId,
  aggregateVersion: 0,
  occurredAt: new Date('2026-06-01T00:00:00Z'),
  payload: { survivorId, memberIds, version: String(version) },
});

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  const undone = takenBackOrders(300, new Date('2025-10-01T00:00:00Z'), 200);
  await instance.publish('orders', [...orders.flatMap(eventsOf), ...undone]);
  await instance.settle();
});
afterAll(() => instance?.close());

const REPORT = `query Customers($input: ReportInput!) { customersReport(input: $input) {
  acquiredFrom
  cards { metric { key } value n low high }
  costCoverage { value n numerator denominator }
  cohorts { month customers cells { monthsAfter activeCustomers retention valuePerCustomer { amount }
    marginPerCustomer { amount } } }
  channels { channel { code } customers points { monthsAfter customers value { amount } } }
  rfm { recency frequencyAndValue group customers netSales { amount } }
  omniAgainstMono { ...Compared }
  marginOmniAgainstMono { ...Compared }
} }
fragment Compared on OmniComparison { omni { value n } mono { value n }
  uplift { value n low high caveat metric { benchmark } } standardizedUplift { value n low high caveat }
  strata { orders omni { value n low high } mono { value n low high } } }`;
const BEHIND = `query Behind($input: ReportInput!, $r: Int!, $fm: Int!) {
  rfmCustomers(input: $input, recency: $r, frequencyAndValue: $fm) {
    customers { customer { id } orders netSales { amount } lastOrderOn recency frequency value } } }`;

interface Uplift {
  value: string | null;
  n: number;
  low: string;
  high: string;
  caveat: string;
}
interface Group {
  value: string | null;
  n: number;
}
type Compared = Record<'omni' | 'mono', Group> & {
  uplift: Uplift & { metric: { benchmark: string | null } };
  standardizedUplift: Uplift;
  strata: Array<{ orders: string } & Record<'omni' | 'mono', Group & { low: string | null; high: string | null }>>;
};
interface Report {
  cards: Array<{ metric: { key: string }; value: string; n: number; low: string; high: string }>;
  costCoverage: { value: string; n: number; numerator: string; denominator: string };
  cohorts: Array<{
    month: string;
    customers: number;
    cells: Array<{
      monthsAfter: number;
      activeCustomers: number;
      retention: string;
      valuePerCustomer: { amount: string };
      marginPerCustomer: { amount: string } | null;
    }>;
  }>;
  channels: Array<{
    channel: { code: string };
    customers: number;
    points: Array<{ monthsAfter: number; customers: number; value: { amount: string } }>;
  }>;
  rfm: Array<{ recency: number; frequencyAndValue: number; customers: number; netSales: { amount: string } }>;
  omniAgainstMono: Compared;
  marginOmniAgainstMono: Compared;
}

async function ask<T>(document: string, variables: object, field: string): Promise<T> {
  const answer = await instance.execute(document, { ...variables });
  expect(answer.errors?.map((error) => error.message) ?? []).toEqual([]);
  return (answer.data as Record<string, T>)[field] as T;
}
const report = (input: object = INPUT) => ask<Report>(REPORT, { input }, 'customersReport');

const people = (personOf: (id: string) => string, stores?: readonly string[]) =>
  peopleIn(orders, INPUT.before, personOf, stores);
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
const monthOf = (day: string) => `${day.slice(0, 7)}-01`;
const monthsBetween = (from: string, to: string) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
const halfUp = (sum: bigint, n: number): bigint => BigInt(Math.round(Number(sum) / n));

function expectEqual(found: Report, all: Map<string, Person>, seesCosts = true): void {
  const persons = [...all.values()];
  const cohorts = groupBy(persons, ({ first }) => monthOf(parisDay(first.placedAt)));
  expect(found.cohorts.map(({ month, customers }) => [month, customers])).toEqual(
    [...cohorts].map(([month, own]) => [month, own.length] as const).sort(),
  );
  for (const { month, customers, cells } of found.cohorts) {
    const own = cohorts.get(month) ?? [];
    expect(cells.map(({ monthsAfter }) => monthsAfter)).toEqual(
      Array.from({ length: monthsBetween(month, INPUT.before) }, (_, age) => age),
    );
    for (const { monthsAfter, activeCustomers, retention, valuePerCustomer, marginPerCustomer } of cells) {
      const active = own.filter(({ placed }) => placed.some(({ day }) => monthsBetween(month, day) === monthsAfter));
      expect(activeCustomers).toBe(active.length);
      expect(Number(retention)).toBeCloseTo(active.length / customers, 4);
      const until = own.flatMap(({ amounts }) => amounts.filter(({ day }) => monthsBetween(month, day) <= monthsAfter));
      const cumulative = until.reduce((sum, { net }) => sum + net, 0n);
      expect(cents(valuePerCustomer.amount)).toBe(halfUp(cumulative, customers));
      const margin = until.reduce((sum, amount) => sum + amount.margin, 0n);
      if (seesCosts) expect(cents(marginPerCustomer?.amount ?? '')).toBe(halfUp(margin, customers));
      else expect(marginPerCustomer).toBeNull();
    }
  }
  const channels = groupBy(persons, ({ first }) => first.channel);
  expect(found.channels).toHaveLength(channels.size);
  for (const { channel, customers, points } of found.channels) {
    const own = channels.get(channel.code) ?? [];
    expect(customers).toBe(own.length);
    for (const point of points) {
      const age = ({ first }: Person, day: string) => monthsBetween(parisDay(first.placedAt), day);
      const old = own.filter((person) => age(person, INPUT.before) > point.monthsAfter);
      expect(point.customers).toBe(old.length);
      const sum = old
        .flatMap((person) => person.amounts.filter(({ day }) => age(person, day) <= point.monthsAfter))
        .reduce((net, amount) => net + amount.net, 0n);
      expect(cents(point.value.amount)).toBe(halfUp(sum, old.length));
    }
  }
  expectGrid(found, persons);
  expectOmni(found, persons);
  expectMargins(found, persons, seesCosts);
}

function expectGrid({ rfm }: Report, persons: readonly Person[]): void {
  const scored = scores(persons);
  expect(rfm).toHaveLength(25);
  for (const cell of rfm) {
    const own = scored.filter(({ r, fm }) => r === cell.recency && fm === cell.frequencyAndValue);
    expect(cell.customers).toBe(own.length);
    expect(cents(cell.netSales.amount)).toBe(own.reduce((sum, person) => sum + total(person), 0n));
  }
}

function expectMargins({ cards, costCoverage, ...report }: Report, persons: readonly Person[], seesCosts: boolean) {
  const { marginOmniAgainstMono, omniAgainstMono } = report;
  expect(cards.map(({ metric }) => metric.key)).toEqual(['customer_lifetime_value', 'customer_lifetime_margin']);
  expect(Number(costCoverage.value)).toBeCloseTo(mean(persons, 'known') / mean(persons), 4);
  expect(mean(persons, 'known')).toBeLessThan(mean(persons));
  expect(costCoverage.n).toBe(persons.length);
  expectStrata(omniAgainstMono, persons, 'net');
  if (seesCosts) {
    expect(Number(cards[1]?.value)).toBeCloseTo(mean(persons, 'margin') / 100, 1);
    expectStrata(marginOmniAgainstMono, persons, 'margin');
    return;
  }
  expect(cards[1]).toMatchObject({ value: null, n: persons.length });
  const { omni, mono, uplift, standardizedUplift, strata } = marginOmniAgainstMono;
  for (const figure of [omni, mono, uplift, standardizedUplift, ...strata.flatMap((row) => [row.omni, row.mono])])
    expect(figure.value).toBeNull();
}

const STRATA = { '1': [1, 1], '2': [2, 2], '3-5': [3, 5], '6+': [6, Number.POSITIVE_INFINITY] } as const;

/** Both groups by how many orders they placed, and the uplift if the first ordered as often as the second. */
function expectStrata(
  { uplift, standardizedUplift, strata }: Compared,
  persons: readonly Person[],
  of: 'net' | 'margin',
) {
  const rows = Object.entries(STRATA).map(([orders, [from, to]]) => {
    const own = persons.filter(({ placed }) => placed.length >= from && placed.length <= to);
    return { orders, omni: own.filter(isOmni), mono: own.filter((person) => !isOmni(person)) };
  });
  expect(strata.map(({ orders }) => orders)).toEqual(rows.map(({ orders }) => orders));
  for (const [index, row] of rows.entries())
    for (const group of ['omni', 'mono'] as const) {
      const figure = strata[index]?.[group] ?? expect.fail(row.orders);
      expect([row.orders, group, figure.n]).toEqual([row.orders, group, row[group].length]);
      if (row[group].length > 0) expect(Number(figure.value)).toBeCloseTo(mean(row[group], of) / 100, 1);
      if (row[group].length >= 30) expect(Number(figure.low)).toBeLessThan(Number(figure.value));
      else expect([figure.low, figure.high]).toEqual([null, null]);
    }
  const shared = rows.filter(({ omni, mono }) => omni.length > 0 && mono.length > 0);
  if (shared.length === 0) return expect(standardizedUplift.value).toBeNull();
  const weighted = (group: 'omni' | 'mono') =>
    shared.reduce((sum, row) => sum + row.mono.length * mean(row[group], of), 0);
  expect(Number(standardizedUplift.value)).toBeCloseTo(weighted('omni') / weighted('mono') - 1, 3);
  // Who buys often brings more, in however many channels.
  expect(Number(standardizedUplift.value)).toBeLessThan(Number(uplift.value));
  expect(standardizedUplift.caveat).toContain('Observed, not caused');
}

function expectOmni({ omniAgainstMono, cards }: Report, persons: readonly Person[]): void {
  const [omni, mono] = [persons.filter(isOmni), persons.filter((person) => !isOmni(person))];
  expect(omniAgainstMono.omni.n).toBe(omni.length);
  expect(omniAgainstMono.mono.n).toBe(mono.length);
  if (omni.length > 0) expect(Number(omniAgainstMono.omni.value)).toBeCloseTo(mean(omni) / 100, 1);
  else expect(omniAgainstMono.omni.value).toBeNull();
  expect(Number(omniAgainstMono.mono.value)).toBeCloseTo(mean(mono) / 100, 1);
  if (omni.length === 0) expect(omniAgainstMono.uplift.value).toBeNull();
  else expect(Number(omniAgainstMono.uplift.value)).toBeCloseTo(mean(omni) / mean(mono) - 1, 3);
  expect(cards[0]?.n).toBe(persons.length);
  expect(Number(cards[0]?.value)).toBeCloseTo(mean(persons) / 100, 1);
}

describe('the report of customers', () => {
  it('K7: equals a recomputation from the orders that stand, by net sales and by margin, by number of orders, with benchmark, n, interval and caveat', async () => {
    const found = await report();
    expectEqual(
      found,
      people((id) => id),
    );
    const { uplift } = found.omniAgainstMono;
    expect(uplift.metric.benchmark).toContain('30 %');
    expect(uplift.caveat).toContain('Observed, not caused');
    expect(Number(uplift.low)).toBeLessThan(Number(uplift.value));
    expect(Number(uplift.high)).toBeGreaterThan(Number(uplift.value));
    expect(uplift.n).toBe(Math.min(found.omniAgainstMono.omni.n, found.omniAgainstMono.mono.n));
  });

  it('shows the customers behind each cell of the grid', async () => {
    const { rfm } = await report();
    const cell = rfm.find(({ customers }) => customers > 3) ?? expect.fail('no cell of several');
    const variables = { input: INPUT, r: cell.recency, fm: cell.frequencyAndValue };
    const { customers } = await ask<{
      customers: Array<{ customer: { id: string }; orders: number; netSales: { amount: string }; lastOrderOn: string }>;
    }>(BEHIND, variables, 'rfmCustomers');
    const all = people((id) => id);
    expect(customers).toHaveLength(Math.min(100, cell.customers));
    for (const { customer, orders: placed, netSales, lastOrderOn } of customers) {
      const person = all.get(customer.id) ?? expect.fail(`nobody is ${customer.id}`);
      expect([placed, cents(netSales.amount), lastOrderOn]).toEqual([
        person.placed.length,
        total(person),
        lastDay(person),
      ]);
    }
    const nobody = await instance.execute(BEHIND, { ...variables, r: 6 });
    expect(nobody.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['VALIDATION']);
  });

  it('gives staff bound to stores what customers did in these alone, and no margin to who may not see costs', async () => {
    const store = orders.find(({ storeId }) => storeId !== null)?.storeId ?? '';
    const answer = await instance.execute(REPORT, { input: INPUT }, staffActor(['STORE_MANAGER'], [store]));
    expectEqual(
      (answer.data as { customersReport: Report }).customersReport,
      people((id) => id, [store]),
      false,
    );
  });

  it('K7: takes merged customers as one at the next read, and as two when the merge is undone', async () => {
    const merged = Array.from({ length: MERGED }, (_, index) => `cus_${index}`);
    const survivor = (id: string): string => {
      const number = Number(id.slice(4));
      return number < MERGED ? `cus_${number - (number % 2)}` : id;
    };
    await instance.publish(
      'customers',
      merged.flatMap((id, i) => (i % 2 === 0 ? [component(id, [id, `cus_${i + 1}`], i + 1)] : [])),
    );
    await instance.settle();
    expectEqual(await report(), people(survivor));
    await instance.publish(
      'customers',
      merged.map((id, i) => component(id, [id], 1_000 + i)),
    );
    await instance.settle();
    expectEqual(
      await report(),
      people((id) => id),
    );
  });
});
