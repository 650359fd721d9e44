import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffActor } from '../../../test/support/actors.ts';
import { cents, parisDay } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, type TestOrder, takenBackOrders } from '../../../test/support/order-events.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';

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
  cohorts { month customers cells { monthsAfter activeCustomers retention valuePerCustomer { amount } } }
  channels { channel { code } customers points { monthsAfter customers value { amount } } }
  rfm { recency frequencyAndValue group customers netSales { amount } }
  omniAgainstMono { omni { value n } mono { value n } uplift { value n low high caveat metric { benchmark } } }
} }`;
const BEHIND = `query Behind($input: ReportInput!, $r: Int!, $fm: Int!) {
  rfmCustomers(input: $input, recency: $r, frequencyAndValue: $fm) {
    customers { customer { id } orders netSales { amount } lastOrderOn recency frequency value } } }`;

interface Report {
  cards: Array<{ value: string; n: number; low: string; high: string }>;
  cohorts: Array<{
    month: string;
    customers: number;
    cells: Array<{
      monthsAfter: number;
      activeCustomers: number;
      retention: string;
      valuePerCustomer: { amount: string };
    }>;
  }>;
  channels: Array<{
    channel: { code: string };
    customers: number;
    points: Array<{ monthsAfter: number; customers: number; value: { amount: string } }>;
  }>;
  rfm: Array<{ recency: number; frequencyAndValue: number; customers: number; netSales: { amount: string } }>;
  omniAgainstMono: Record<'omni' | 'mono', { value: string | null; n: number }> & {
    uplift: {
      value: string | null;
      n: number;
      low: string;
      high: string;
      caveat: string;
      metric: { benchmark: string };
    };
  };
}

async function ask<T>(document: string, variables: object, field: string): Promise<T> {
  const answer = await instance.execute(document, { ...variables });
  expect(answer.errors?.map((error) => error.message) ?? []).toEqual([]);
  return (answer.data as Record<string, T>)[field] as T;
}
const report = (input: object = INPUT) => ask<Report>(REPORT, { input }, 'customersReport');

interface Person {
  first: TestOrder;
  placed: Array<{ day: string; channel: string }>;
  amounts: Array<{ day: string; net: bigint }>;
}

const netOf = (order: TestOrder, only?: readonly string[]): bigint =>
  order.lines
    .filter(({ lineId }) => !only || only.includes(lineId))
    .reduce((sum, line) => sum + line.grossMinor - line.discountMinor, 0n);

/** Customers as the orders themselves tell, by who each is now; no code of the product is in it. */
function people(personOf: (id: string) => string, stores?: readonly string[]): Map<string, Person> {
  const found = new Map<string, Person>();
  const before = (day: string) => day < INPUT.before;
  // An order that was canceled, whenever that was, is no purchase.
  const bought = orders.filter((order) => order.customerId !== null && order.canceledAt === null);
  const euros = bought.filter(({ currency }) => currency === 'EUR');
  for (const order of euros.filter(({ storeId }) => !stores || stores.includes(storeId ?? ''))) {
    const id = personOf(order.customerId ?? '');
    const placedOn = parisDay(order.placedAt);
    if (!before(placedOn)) continue;
    const person = found.get(id) ?? { first: order, placed: [], amounts: [] };
    found.set(id, person);
    if (order.placedAt < person.first.placedAt) person.first = order;
    person.placed.push({ day: placedOn, channel: order.channel });
    const add = (day: string, net: bigint) => before(day) && person.amounts.push({ day, net });
    add(placedOn, netOf(order));
    if (order.returned) add(parisDay(order.returned.at), -netOf(order, order.returned.lineIds));
  }
  return found;
}
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
const total = ({ amounts }: Person): bigint => amounts.reduce((sum, { net }) => sum + net, 0n);
const monthOf = (day: string) => `${day.slice(0, 7)}-01`;
const monthsBetween = (from: string, to: string) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
const halfUp = (sum: bigint, n: number): bigint => BigInt(Math.round(Number(sum) / n));

function expectEqual(found: Report, all: Map<string, Person>): void {
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
    for (const { monthsAfter, activeCustomers, retention, valuePerCustomer } of cells) {
      const active = own.filter(({ placed }) => placed.some(({ day }) => monthsBetween(month, day) === monthsAfter));
      expect(activeCustomers).toBe(active.length);
      expect(Number(retention)).toBeCloseTo(active.length / customers, 4);
      const cumulative = own
        .flatMap(({ amounts }) => amounts.filter(({ day }) => monthsBetween(month, day) <= monthsAfter))
        .reduce((sum, { net }) => sum + net, 0n);
      expect(cents(valuePerCustomer.amount)).toBe(halfUp(cumulative, customers));
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
}

const scoreOf = <T>(values: readonly T[], value: T): number =>
  1 + Math.floor((5 * values.filter((other) => other < value).length) / values.length);
const lastDay = ({ placed }: Person): string =>
  placed
    .map(({ day }) => day)
    .sort()
    .at(-1) ?? '';

function scores(persons: readonly Person[]): Array<Person & { r: number; f: number; m: number; fm: number }> {
  const [days, counts, totals] = [persons.map(lastDay), persons.map(({ placed }) => placed.length), persons.map(total)];
  return persons.map((person, i) => {
    const [r, f, m] = [scoreOf(days, days[i] ?? ''), scoreOf(counts, counts[i] ?? 0), scoreOf(totals, totals[i] ?? 0n)];
    return { ...person, r, f, m, fm: Math.round((f + m) / 2) };
  });
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

function expectOmni({ omniAgainstMono, cards }: Report, persons: readonly Person[]): void {
  const isOmni = ({ placed }: Person) => new Set(placed.map(({ channel }) => channel)).size >= 2;
  const mean = (of: readonly Person[]) => Number(of.reduce((sum, person) => sum + total(person), 0n)) / of.length;
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
  it('K7: equals a recomputation from the orders that stand, with the benchmark, n, interval and caveat beside omni against mono', async () => {
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

  it('gives staff bound to stores what customers did in these alone', async () => {
    const store = orders.find(({ storeId }) => storeId !== null)?.storeId ?? '';
    const answer = await instance.execute(REPORT, { input: INPUT }, staffActor(['STORE_MANAGER'], [store]));
    expectEqual(
      (answer.data as { customersReport: Report }).customersReport,
      people((id) => id, [store]),
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
