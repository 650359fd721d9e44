import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestContext } from '#kernel/request/context.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { cents, parisDay } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, takenBackOrders } from '../../../test/support/order-events.ts';
import { type Compared, type CustomersAnswer, REPORT } from '../testing/ask-customers.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { expectRowsOf, openFigures } from '../testing/figure-rows.ts';
import { notingStatements } from '../testing/noted-statements.ts';
import {
  groupBy,
  halfUp,
  isOmni,
  lastDay,
  mean,
  monthOf,
  monthsBetween,
  type Person,
  peopleIn,
  scores,
  strataOf,
  total,
} from '../testing/recomputed-lifetimes.ts';
import { getCustomersReport } from './get-customers-report.ts';

let instance: FactsInstance;
const orders = generateOrders(1_500, new Date('2025-11-01T00:00:00Z'), 200);
const INPUT = { from: '2026-01-01', before: '2026-06-01' };
const MERGED = 100;

/** Two groups, and a cell of another. */
const SEGMENT = { segments: ['LOYAL', 'AT_RISK'], rfmCells: [{ recency: 1, frequencyAndValue: 1 }] };
const CELLS = ['5 4', '4 4', '3 4', '3 5', '2 3', '2 4', '1 3', '1 1'];
const isInSegment = (cell: string) => CELLS.includes(cell);

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

const BEHIND = `query Behind($input: ReportInput!, $r: Int!, $fm: Int!) {
  rfmCustomers(input: $input, recency: $r, frequencyAndValue: $fm) {
    customers { customer { id } orders netSales { amount } lastOrderOn recency frequency value } } }`;

async function ask<T>(document: string, variables: object, field: string): Promise<T> {
  const answer = await instance.execute(document, { ...variables });
  expect(answer.errors?.map((error) => error.message) ?? []).toEqual([]);
  return (answer.data as Record<string, T>)[field] as T;
}
const report = (input: object = INPUT) => ask<CustomersAnswer>(REPORT, { input }, 'customersReport');

const people = (personOf: (id: string) => string, stores?: readonly string[]) =>
  peopleIn(orders, INPUT.before, personOf, stores);

function expectEqual(
  found: CustomersAnswer,
  all: Map<string, Person>,
  seesCosts = true,
  isIn = (_cell: string) => true,
): void {
  const scored = scores([...all.values()]).filter(({ r, fm }) => isIn(`${r} ${fm}`));
  const persons: readonly Person[] = scored;
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
  expectGrid(found, scored);
  expectOmni(found, persons);
  expectMargins(found, persons, seesCosts);
}

function expectGrid({ rfm }: CustomersAnswer, scored: ReturnType<typeof scores>): void {
  expect(rfm).toHaveLength(25);
  for (const cell of rfm) {
    const own = scored.filter(({ r, fm }) => r === cell.recency && fm === cell.frequencyAndValue);
    expect(cell.customers).toBe(own.length);
    expect(cents(cell.netSales.amount)).toBe(own.reduce((sum, person) => sum + total(person), 0n));
  }
}

function expectMargins(
  { cards, costCoverage, ...report }: CustomersAnswer,
  persons: readonly Person[],
  seesCosts: boolean,
) {
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

/** Both groups by how many orders they placed, and the uplift if the first ordered as often as the second. */
function expectStrata({ standardizedUplift, strata }: Compared, persons: readonly Person[], of: 'net' | 'margin') {
  const rows = strataOf(persons);
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
  expect(standardizedUplift.caveat).toContain('Observed, not caused');
}

function expectOmni({ omniAgainstMono, cards }: CustomersAnswer, persons: readonly Person[]): void {
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
    for (const { uplift: all, standardizedUplift } of [found.omniAgainstMono, found.marginOmniAgainstMono]) {
      // Who buys often brings more, in however many channels.
      expect(Number(standardizedUplift.value)).toBeLessThan(Number(all.value));
    }
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

  it('K7: is of the customers of a segment alone, who keep their cells of the grid, with the rows behind it', async () => {
    const input = { ...INPUT, ...SEGMENT };
    const found = await report(input);
    expectEqual(
      found,
      people((id) => id),
      true,
      isInSegment,
    );
    for (const figure of await openFigures(instance, input, undefined, ['customersReport'])) {
      await expectRowsOf(instance, figure);
    }
    const variables = { input, r: 3, fm: 4 };
    type Behind = { customers: unknown[] };
    const there = found.rfm.find(({ recency, frequencyAndValue }) => recency === 3 && frequencyAndValue === 4);
    const { customers } = await ask<Behind>(BEHIND, variables, 'rfmCustomers');
    expect(customers).toHaveLength(there?.customers ?? 0);
    expect((await ask<Behind>(BEHIND, { ...variables, r: 5, fm: 5 }, 'rfmCustomers')).customers).toEqual([]);
  });

  it('finds the customers of a segment once, and nobody where none is asked for', async () => {
    const tables = async (groups: Array<'LOYAL'>) => {
      const { deps, statements } = notingStatements(instance);
      const asked = { ...INPUT, currencyCode: 'CHF', segment: { groups, cells: [] } };
      await getCustomersReport(deps, { actor: EXECUTIVE } as RequestContext, asked);
      return statements.filter((statement) => statement.startsWith('CREATE TABLE')).length;
    };
    expect([await tables(['LOYAL']), await tables([])]).toEqual([1, 0]);
  });

  it('gives staff bound to stores what customers did in these alone, and no margin to who may not see costs', async () => {
    const store = orders.find(({ storeId }) => storeId !== null)?.storeId ?? '';
    const answer = await instance.execute(REPORT, { input: INPUT }, staffActor(['STORE_MANAGER'], [store]));
    expectEqual(
      (answer.data as { customersReport: CustomersAnswer }).customersReport,
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
    expectEqual(await report({ ...INPUT, ...SEGMENT }), people(survivor), true, isInSegment);
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
