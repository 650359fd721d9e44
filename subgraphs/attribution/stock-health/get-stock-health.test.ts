import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffActor } from '../../../test/support/actors.ts';
import { cents, parisDay } from '../../../test/support/brute-force-sales.ts';
import { keepStockClosings } from '../stock-closings/keep-stock-closings.ts';
import { bruteParadoxes, bruteRows, type Question } from '../testing/brute-force-stock.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { COSTS, costs, demands, moves, orders, publishStock, WAREHOUSE } from '../testing/random-stock.ts';
import { holdingOf, recountStock } from '../testing/recomputed-stock.ts';
import { PARADOXES, REPORT, type Report, ROWS } from '../testing/stock-queries.ts';

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await publishStock(instance);
  await instance.settle();
  await keepStockClosings(instance.deps, 1);
});
afterAll(() => instance?.close());

async function ask<T>(
  document: string,
  variables: Record<string, unknown>,
  actor?: ReturnType<typeof staffActor>,
): Promise<T> {
  const answer = await instance.execute(document, variables, actor);
  expect(answer.errors?.map((error) => error.message) ?? []).toEqual([]);
  return Object.values(answer.data as Record<string, T>)[0] as T;
}

interface Connection {
  readonly nodes: ReadonlyArray<Record<string, never> & { variant: { id: string }; location: { id: string } }>;
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}
async function all(document: string, variables: Record<string, unknown>): Promise<Array<Connection['nodes'][number]>> {
  const nodes: Array<Connection['nodes'][number]> = [];
  for (let after: string | null = null; ; ) {
    const page: Connection = await ask(document, { ...variables, after });
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

const PERIODS = [
  ['a month', '2026-03-01', '2026-04-01', 30],
  ['a day', '2026-04-10', '2026-04-11', 90],
  ['the whole history', '2026-01-01', '2026-06-01', 7],
] as const;

describe.each(PERIODS)('the stock of %s, from events in any order and twice', (_, from, before, coverDays) => {
  const input = { from, before };
  const asked: Question = { from, until: before, coverDays, warehouses: new Set([WAREHOUSE]) };
  const rows = bruteRows(moves, asked);
  const active = rows.filter(({ isActive }) => isActive);
  const cost = ({ variantId }: { variantId: string }) => COSTS[variantId] ?? 0n;
  const inPeriod = ({ at }: { at: Date }) => parisDay(at) >= from && parisDay(at) < before;

  it('equals a manual count of each day', async () => {
    const report: Report = await ask(REPORT, { input, coverDays });
    const parts = Object.fromEntries(
      report.figures.map(({ metric, numerator, denominator }) => [metric.key, [numerator, denominator].map(String)]),
    );
    const { stock_value: value, margin_pressure, paradoxical_stock_out_rate, ...found } = recountStock(asked);
    const { phygital_demand_share, ...figures } = found;
    expect(parts).toMatchObject(
      Object.fromEntries(Object.entries(figures).map(([key, pair]) => [key, pair.map(String)])),
    );
    expect(cents(report.figures.find(({ metric }) => metric.key === 'stock_value')?.value ?? '')).toBe(value[0]);
    expect(report.readiness.signals.map((signal) => [signal.value.numerator, signal.value.denominator])).toEqual(
      [paradoxical_stock_out_rate, margin_pressure, phygital_demand_share].map((pair) => pair.map(String)),
    );
  });

  it('I5 K8: finds each online request that a store could have served, with the store, the units and the money', async () => {
    const expected = bruteParadoxes(moves, demands, asked);
    const report: Report = await ask(REPORT, { input, coverDays });
    const signal = report.readiness.signals[0];
    expect([signal?.value.numerator, signal?.value.denominator]).toEqual([
      String(expected.held),
      String(expected.requests),
    ]);
    const found = await all(PARADOXES, { input });
    expect(new Map(found.map((row) => [`${row.variant.id} ${row.location.id}`, row]))).toEqual(
      new Map(
        [...expected.rows].map(([key, row]) => [
          key,
          expect.objectContaining({ requests: row.requests, unitsAsked: row.asked, unitsHeld: row.held }),
        ]),
      ),
    );
    for (const row of found) {
      const { amount } = row['lost'] as unknown as { amount: string };
      expect(cents(amount)).toBe(expected.rows.get(`${row.variant.id} ${row.location.id}`)?.lost);
    }
    const requests = found.reduce((total, row) => total + Number(row['requests']), 0);
    expect(requests).toBe(expected.held);
    expect(report.stores.reduce((total, store) => total + store.paradoxicalRequests, 0)).toBe(expected.held);
    const counts = report.stores.map(({ paradoxicalRequests }) => paradoxicalRequests);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('I6: sums what transfers, markdowns and units too many cost, no discounts of orders, by net sales and by store', async () => {
    const report: Report = await ask(REPORT, { input, coverDays });
    const spent = (kind: string, place: string) =>
      costs
        .filter((one) => one.kind === kind && inPeriod(one) && one.locationId === place)
        .reduce((total, { costMinor }) => total + BigInt(costMinor), 0n);
    for (const store of report.stores) {
      const { id } = store.location;
      expect(
        [store.transferCost, store.markdownCost, store.holdingCost].map((money) => cents(money?.amount ?? '')),
      ).toEqual([
        spent('transfer', id),
        spent('markdown', id),
        holdingOf(rows.filter(({ locationId }) => locationId === id)),
      ]);
    }
  });

  it('lists every active variant at its location once, the most at stake first', async () => {
    const found = await all(ROWS, { input, coverDays });
    const key = (row: { variantId: string; locationId: string }) => `${row.variantId} ${row.locationId}`;
    const expected = new Map(active.map((row) => [key(row), row]));
    expect(found.map((row) => `${row.variant.id} ${row.location.id}`).sort()).toEqual([...expected.keys()].sort());
    let last: bigint | undefined;
    for (const row of found) {
      const own = expected.get(`${row.variant.id} ${row.location.id}`);
      if (!own) throw new Error('not expected');
      const { opening, received, sold, available, onHand, outDays, observedDays, excess, idleDays, isInWarehouse } =
        own;
      expect(row).toMatchObject({
        opening,
        received,
        sold,
        available,
        onHand,
        outDays,
        observedDays,
        excess,
        idleDays,
        isInWarehouse,
      });
      const missed = own.available <= 0 ? (own.dailySold * BigInt(own.outDays)) / 1_000_000n : 0n;
      const stake = (BigInt(own.excess) + missed) * cost(own);
      expect(cents((row['atStake'] as unknown as { amount: string }).amount)).toBe(stake);
      expect(last === undefined || stake <= last).toBe(true);
      last = stake;
    }
  });

  it('sorts variants into A, B and C by their share of net sales', async () => {
    const report: Report = await ask(REPORT, { input, coverDays });
    const net = new Map<string, bigint>();
    for (const row of rows) if (row.isActive || row.onHand > 0) net.set(row.variantId, 0n);
    for (const one of orders.filter(inPeriod))
      net.set(one.variantId, (net.get(one.variantId) ?? 0n) + one.grossMinor - one.discountMinor);
    const total = [...net.values()].reduce((a, b) => a + b, 0n);
    const counts: Record<string, number> = {};
    let before80 = 0n;
    for (const [, own] of [...net].sort(([a, x], [b, y]) => (y > x ? 1 : y < x ? -1 : a < b ? -1 : 1))) {
      const name = own <= 0n ? 'C' : 100n * before80 < 80n * total ? 'A' : 100n * before80 < 95n * total ? 'B' : 'C';
      counts[name] = (counts[name] ?? 0) + 1;
      before80 += own;
    }
    expect(Object.fromEntries(report.classes.map(({ name, variants }) => [name, variants]))).toEqual(counts);
    expect(report.classes.reduce((all_, { netSales }) => all_ + cents(netSales.amount), 0n)).toBe(total);
  });
});

describe('who may see what', () => {
  const input = { from: '2026-03-01', before: '2026-04-01' };

  it('gives staff bound to a store its stock alone, and no cost to who may not see costs', async () => {
    const manager = staffActor(['STORE_MANAGER'], ['loc_a']);
    const report: Report = await ask(REPORT, { input }, manager);
    expect(report.stores.map(({ location }) => location.id)).toEqual(['loc_a']);
    expect(report.stores[0]?.holdingCost).toBeNull();
    expect(report.figures.map(({ metric }) => metric.key)).not.toContain('stock_value');
    const page: Connection = await ask(ROWS, { input }, manager);
    expect(new Set(page.nodes.map(({ location }) => location.id))).toEqual(new Set(['loc_a']));
    expect(page.nodes.every((row) => row['value'] === null && row['atStake'] === null)).toBe(true);
    // A cursor holds units, from which no cost follows.
    const [amount] = JSON.parse(Buffer.from(page.pageInfo.endCursor, 'base64url').toString()) as [string];
    expect(Number(amount)).toBeLessThan(1_000);
    const refused = await instance.execute(REPORT, { input: { ...input, sellingLocationIds: ['loc_b'] } }, manager);
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('shows the published alert beside the paradoxical rate alone', async () => {
    const report: Report = await ask(REPORT, { input });
    const benchmarks = [...report.figures, ...report.readiness.signals.map(({ value }) => value)].map(
      ({ metric }) => metric.benchmark,
    );
    expect(benchmarks.filter((text) => text !== null)).toEqual(['> 15 % alert (signal 1 of unified stock)']);
  });

  it.each([
    [ROWS, { coverDays: -1 }],
    [ROWS, { after: Buffer.from('["x","a","b"]').toString('base64url') }],
    [PARADOXES, { after: 'nothing' }],
  ])('refuses what is no request: %#', async (document, wrong) => {
    const answer = await instance.execute(document, { input, ...wrong });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });
});
