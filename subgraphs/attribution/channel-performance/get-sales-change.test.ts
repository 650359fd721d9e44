import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestContext } from '#kernel/request/context.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { bruteForce, cents } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders, type TestOrder } from '../../../test/support/order-events.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { notingStatements } from '../testing/noted-statements.ts';
import { recomputeCells } from '../testing/recomputed-segment.ts';
import { getSalesChange } from './get-sales-change.ts';

interface Move {
  netSales: { amount: string };
  previousNetSales: { amount: string };
  change: { amount: string };
  contribution: string | null;
}
interface Mover extends Move {
  key: { value: string; channel: { code: string } | null };
  isNew: boolean;
  isGone: boolean;
  drill: string;
  previousDrill: string;
}
interface Change {
  whole: Move;
  by: Array<{ dimension: string; risers: Mover[]; fallers: Mover[]; others: (Move & { count: number }) | null }>;
}

const CHANGE = `query C($input: ReportInput!, $first: Int) {
  salesChange(input: $input, first: $first) {
    whole { ...Move }
    by {
      dimension
      risers { ...Mover }
      fallers { ...Mover }
      others { count ...Move }
    }
  }
}
fragment Move on SalesMove { netSales { amount } previousNetSales { amount } change { amount } contribution }
fragment Mover on SalesMover { ...Move key { value channel { code } } isNew isGone drill previousDrill }`;

const orders: TestOrder[] = [
  ...generateOrders(900, new Date('2026-01-01T00:00:00Z'), 150),
  // A channel that opened after the period compared with, and one that closed before the period.
  ...generateOrders(30, new Date('2026-04-02T00:00:00Z'), 20, 3).map((order, index) => ({
    ...order,
    orderId: `ord_new_${index}`,
    channel: 'TIKTOK',
    storeId: null,
  })),
  ...generateOrders(25, new Date('2026-03-03T00:00:00Z'), 10, 5).map((order, index) => ({
    ...order,
    orderId: `ord_gone_${index}`,
    channel: 'FAX',
    storeId: null,
    canceledAt: null,
    returned: null,
  })),
];
const APRIL = { from: '2026-04-01', before: '2026-05-01' };
const MARCH = { from: '2026-03-01', before: '2026-04-01' };
const input = { ...APRIL, compare: 'PREVIOUS_MONTH' };

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await instance.publish('orders', orders.flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

async function changeOf(variables: object): Promise<Change> {
  const answer = await instance.execute(CHANGE, { input, ...variables });
  expect(answer.errors).toBeUndefined();
  return (answer.data as { salesChange: Change }).salesChange;
}

/** Net sales by a key, canceled and returned on their own days; an order of several categories is split by line. */
function recomputed(
  dimension: string,
  period: { from: string; before: string },
  of: readonly TestOrder[] = orders,
): Map<string, bigint> {
  if (dimension !== 'CATEGORY') {
    const keyOf = ({ channel, storeId }: TestOrder) => (dimension === 'CHANNEL' ? channel : (storeId ?? ''));
    return new Map([...bruteForce(of, period, keyOf)].map(([key, { net }]) => [key, net]));
  }
  const categories = [...new Set(of.flatMap(({ lines }) => lines.map(({ category }) => category)))];
  return new Map(
    categories.map((category) => {
      const own = of.map((order) => ({
        ...order,
        lines: order.lines.filter((line) => line.category === category),
      }));
      return [category, bruteForce(own, period, () => '').get('')?.net ?? 0n];
    }),
  );
}

const sum = (values: readonly bigint[]) => values.reduce((all, value) => all + value, 0n);
const changeIn = ({ change }: Move) => cents(change.amount);

describe('K1: what changed most', () => {
  it.each(['CHANNEL', 'STORE', 'CATEGORY'])(
    'names by %s who moved net sales, as recomputed from the orders',
    async (by) => {
      const [now, before] = [recomputed(by, APRIL), recomputed(by, MARCH)];
      const expected = [...new Set([...now.keys(), ...before.keys()])]
        .map((key) => ({ key, change: (now.get(key) ?? 0n) - (before.get(key) ?? 0n) }))
        .sort((a, b) => (Math.abs(Number(a.change)) > Math.abs(Number(b.change)) ? -1 : 1));
      const { by: dimensions } = await changeOf({ first: 20 });
      const part = dimensions.find(({ dimension }) => dimension === by);
      const named = (movers: readonly Mover[] = []) =>
        movers.map((mover) => ({ key: mover.key.value, change: changeIn(mover) }));
      expect(named(part?.risers)).toEqual(expected.filter(({ change }) => change > 0n));
      expect(named(part?.fallers)).toEqual(expected.filter(({ change }) => change < 0n));
      for (const mover of [...(part?.risers ?? []), ...(part?.fallers ?? [])]) {
        const { value } = mover.key;
        expect([cents(mover.netSales.amount), cents(mover.previousNetSales.amount)]).toEqual([
          now.get(value) ?? 0n,
          before.get(value) ?? 0n,
        ]);
        expect([mover.isNew, mover.isGone]).toEqual([value === 'TIKTOK', value === 'FAX']);
        expect(mover.key.channel).toEqual(by === 'CHANNEL' ? { code: value } : null);
      }
    },
  );

  it.each([1, 2, 20])(
    'sums named movers, %i in either direction, and the others to the whole change',
    async (first) => {
      const { whole, by } = await changeOf({ first });
      const total = (period: typeof APRIL) => bruteForce(orders, period, () => '').get('')?.net ?? 0n;
      expect(changeIn(whole)).toBe(total(APRIL) - total(MARCH));
      expect(Number(whole.contribution)).toBeCloseTo(Number(changeIn(whole)) / Number(total(MARCH)), 4);
      for (const { dimension, risers, fallers, others } of by) {
        const parts: Move[] = [...risers, ...fallers, ...(others ? [others] : [])];
        expect(sum(parts.map(changeIn)), dimension).toBe(changeIn(whole));
        const tenThousandths = parts.map(({ contribution }) => BigInt(Math.round(Number(contribution) * 10_000)));
        expect(sum(tenThousandths), dimension).toBe(BigInt(Math.round(Number(whole.contribution) * 10_000)));
        expect(risers.length).toBeLessThanOrEqual(first);
      }
    },
  );

  it('opens the lines behind both sides of a mover, and they sum to it', async () => {
    const { by } = await changeOf({ first: 20 });
    const mover = by[0]?.fallers.find(({ key }) => key.value === 'FAX');
    const rows = async (drill = '') => {
      const document = `query R($drill: String!) { reportRows(drill: $drill, first: 100) { nodes { netSales { amount } } pageInfo { hasNextPage } } }`;
      const answer = await instance.execute(document, { drill });
      const { reportRows } = answer.data as {
        reportRows: { nodes: Array<{ netSales: { amount: string } }>; pageInfo: { hasNextPage: boolean } };
      };
      expect(reportRows.pageInfo.hasNextPage).toBe(false);
      return sum(reportRows.nodes.map(({ netSales }) => cents(netSales.amount)));
    };
    expect(await rows(mover?.drill)).toBe(cents(mover?.netSales.amount ?? ''));
    expect(await rows(mover?.previousDrill)).toBe(cents(mover?.previousNetSales.amount ?? ''));
  });

  it('is nothing where nothing is compared, and has no contribution where nothing was sold before', async () => {
    expect(await changeOf({ input: APRIL })).toBeNull();
    const first = await changeOf({ input: { ...APRIL, compare: 'PREVIOUS_YEAR' } });
    expect(first.whole).toMatchObject({ previousNetSales: { amount: '0.00' }, contribution: null });
  });

  it('shows staff bound to stores these alone, and refuses too many movers', async () => {
    const bound = await instance.execute(CHANGE, { input }, staffActor(['STORE_MANAGER'], ['loc_1']));
    const { salesChange } = bound.data as { salesChange: Change };
    const stores = salesChange.by.find(({ dimension }) => dimension === 'STORE');
    expect([...(stores?.risers ?? []), ...(stores?.fallers ?? [])].map(({ key }) => key.value)).toEqual(['loc_1']);
    const refused = await instance.execute(CHANGE, { input, first: 21 });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION' });
  });

  it('is that of the customers of a segment alone, with the lines behind it', async () => {
    const cells = recomputeCells(orders, APRIL.before, (id) => id);
    const theirs = orders.filter(({ customerId }) => ['5 5', '4 5'].includes(cells.get(customerId ?? '') ?? ''));
    const { by, whole } = await changeOf({ input: { ...input, segments: ['CHAMPIONS'] }, first: 20 });
    for (const { dimension, risers, fallers } of by) {
      const [now, before] = [recomputed(dimension, APRIL, theirs), recomputed(dimension, MARCH, theirs)];
      expect(risers.length + fallers.length).toBeGreaterThan(3);
      for (const { key, netSales, previousNetSales } of [...risers, ...fallers]) {
        expect(cents(netSales.amount)).toBe(now.get(key.value) ?? 0n);
        expect(cents(previousNetSales.amount)).toBe(before.get(key.value) ?? 0n);
      }
      expect(changeIn(whole)).toBe(sum([...now.values()]) - sum([...before.values()]));
    }
  });

  it('finds the customers of a segment once for both periods', async () => {
    const { deps, statements } = notingStatements(instance);
    const segment = { groups: ['LOYAL' as const], cells: [] };
    const asked = { ...APRIL, compare: 'PREVIOUS_WEEK' as const, segment };
    await getSalesChange(deps, { actor: EXECUTIVE } as RequestContext, asked, 3);
    expect(statements.filter((statement) => statement.includes('rank() OVER'))).toHaveLength(1);
  });

  it('reads each period once', async () => {
    const { deps, statements } = notingStatements(instance);
    const context = { actor: EXECUTIVE } as RequestContext;
    await getSalesChange(deps, context, { ...APRIL, compare: 'PREVIOUS_WEEK' }, 3);
    expect(statements.filter((statement) => statement.includes('order_line_fact'))).toHaveLength(2);
    expect(statements.filter((statement) => statement.includes('GROUPING SETS'))).toHaveLength(2);
  });
});
