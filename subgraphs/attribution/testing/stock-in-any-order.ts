import { describe, expect, it } from 'vitest';
import { FakeClock } from '#kernel/values/time.ts';
import type { AttributionDeps } from '../deps.ts';
import { createBusinessDays, daysBetween } from '../periods/model/business-day.ts';
import { keepStockClosings } from '../stock-closings/keep-stock-closings.ts';
import { readClosingState } from '../stock-closings/store/closings.ts';
import { type BruteRow, bruteParadoxes, bruteRows, type Question } from './brute-force-stock.ts';
import type { FactsInstance } from './facts-instance.ts';
import { randomDemands, randomMoves } from './random-stock-moves.ts';
import { holdingOf, recountLevels } from './recomputed-stock.ts';
import { createRandom, locationEvent, moveEvents, productEvent, refusedEvent } from './stock-events.ts';
import { applyTo, readStockFigures, stockScope, withoutClosings } from './stock-figures.ts';

const STORES = ['loc_a', 'loc_b', 'loc_c'];
const WAREHOUSE = 'loc_w';
const WORLD = {
  from: '2024-12-31T06:00:00Z',
  before: '2026-02-28T20:00:00Z',
  variantIds: ['var_0', 'var_1', 'var_2', 'var_3'],
  locationIds: [...STORES, WAREHOUSE],
  movesALevel: 40,
};
const COSTS = { var_0: 500n, var_1: 1_037n, var_2: null, var_3: 90n };
const COVER_DAYS = 30;
/** Whole months, the last day of one, the first days of another, weeks, and more than all of it. */
const PERIODS = [
  ['2025-03-01', '2025-04-01'],
  ['2025-05-31', '2025-06-01'],
  ['2025-09-01', '2025-09-04'],
  ['2025-11-03', '2025-12-01'],
  ['2024-01-01', '2026-03-01'],
] as const;

function shuffled<T>(items: readonly T[], random: (bound: number) => number): T[] {
  return items
    .map((item) => ({ item, place: random(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

const rowOf = (row: BruteRow, until: string) => ({
  variantId: row.variantId,
  locationId: row.locationId,
  opening: row.opening,
  received: row.received,
  sold: row.sold,
  available: row.available,
  onHand: row.onHand,
  outDays: row.outDays,
  observedDays: row.observedDays,
  dailySold: row.dailySold,
  excess: row.excess,
  // Where nothing was ever sold or came, the engine counts from 1970.
  idleDays: row.idleDays === Infinity ? daysBetween('1970-01-01', until) - 1 : row.idleDays,
  isInWarehouse: row.isInWarehouse,
});

const inOrder = <T extends { readonly variantId: string; readonly locationId: string }>(rows: readonly T[]): T[] => {
  const keyOf = ({ variantId, locationId }: T) => `${variantId} ${locationId}`;
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

/** A seed of random moves, and the zone of the shop. */
type Case = readonly [seed: number, zone: string];

/** Compares every figure of stock, from moves that are told in any order, late and twice, with what is counted day by day. */
export function compareStock(cases: readonly Case[], instanceOf: () => FactsInstance): void {
  describe.each(cases)('stock of seed %i in %s, told in any order, late and twice', (seed, zone) => {
    const generation = seed;
    const random = createRandom(seed);
    const moves = randomMoves({ ...WORLD, seed });
    const demands = randomDemands({ ...WORLD, seed }, 150);
    const events = moveEvents(moves).map((event, index) => ({ event, move: moves[index] as (typeof moves)[number] }));
    const asTold = shuffled(events, random);
    const days = createBusinessDays(zone);
    const told = new Set<(typeof moves)[number]>();
    const depsOn = (now: string): AttributionDeps => ({ ...instanceOf().deps, dayOf: days, clock: new FakeClock(now) });

    /** Tells some events, and a fifth of what was told before once more. */
    async function tell(some: typeof asTold): Promise<void> {
      const again = shuffled(
        asTold.filter(({ move }) => told.has(move)),
        random,
      ).slice(0, Math.floor(told.size / 5));
      for (const { move } of some) told.add(move);
      const all = shuffled([...some, ...again], random).map(({ event }) => event);
      for (let at = 0; at < all.length; at += 60) {
        await applyTo(depsOn('2026-03-10T12:00:00Z'), generation, 'inventory', all.slice(at, at + 60));
      }
    }

    async function compare(periods: readonly (typeof PERIODS)[number][] = PERIODS): Promise<void> {
      const { warehouse } = instanceOf().deps;
      const known = moves.filter((move) => told.has(move));
      for (const [from, until] of periods) {
        const scope = stockScope(generation, from, until, COVER_DAYS);
        const found = await readStockFigures(warehouse, scope);
        expect(found).toEqual(await readStockFigures(withoutClosings(warehouse), scope));
        const asked: Question = {
          from,
          until,
          coverDays: COVER_DAYS,
          warehouses: new Set([WAREHOUSE]),
          dayOf: (at) => days(at.getTime()),
        };
        const rows = bruteRows(known, asked);
        const active = rows.filter(({ isActive }) => isActive).map((row) => rowOf(row, until));
        expect(inOrder(found.rows)).toEqual(inOrder(active).map((row) => expect.objectContaining(row)));
        const { stock_value, held, ...quotients } = recountLevels(rows, asked, COSTS);
        const { all } = found.totals;
        const pairs = Object.entries(all?.quotients ?? {}).map(([key, { part, whole }]) => [key, [part, whole]]);
        expect(Object.fromEntries(pairs)).toEqual(quotients);
        expect([all?.valueMinor, all?.stockMinorDays, all?.holdingMinor]).toEqual([
          stock_value[0],
          held[0],
          holdingOf(rows, COSTS),
        ]);
        const paradoxes = bruteParadoxes(known, demands, asked);
        expect(found.missed.all.requests).toEqual({ part: BigInt(paradoxes.held), whole: BigInt(paradoxes.requests) });
        expect(
          inOrder(found.paradoxes).map(({ requests, unitsHeld, lostMinor }) => [requests, unitsHeld, lostMinor]),
        ).toEqual(
          [...paradoxes.rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => [row.requests, row.held, row.lost]),
        );
      }
    }

    const closedBefore = async () =>
      (await readClosingState(instanceOf().deps.warehouse, generation, '2026-03-01')).closedBefore;

    it('has the same figures with closings, without them, and counted day by day', async () => {
      const deps = depsOn('2025-09-10T12:00:00Z');
      await applyTo(deps, generation, 'inventory', [
        ...STORES.map((id) => locationEvent(id, 'STORE')),
        locationEvent(WAREHOUSE, 'WAREHOUSE'),
      ]);
      const costs = Object.entries(COSTS).map(([id, cost]) => [id, cost?.toString() ?? null] as const);
      await applyTo(deps, generation, 'catalog', [productEvent('prd_1', Object.fromEntries(costs))]);
      await applyTo(deps, generation, 'orders', demands.map(refusedEvent));
      await tell(asTold.slice(0, Math.floor(asTold.length / 2)));
      await keepStockClosings(deps, generation);
      expect(await closedBefore()).toBe('2025-09-01');
      await compare(PERIODS.slice(2, 3));
      // Late moves, for months that are closed: before they are closed again, and after.
      await tell(asTold.slice(Math.floor(asTold.length / 2), Math.floor((asTold.length * 4) / 5)));
      await compare(PERIODS.slice(1, 2));
      await keepStockClosings(deps, generation);
      await compare(PERIODS.slice(0, 1));
      // The rest, and half a year more to close.
      await tell(asTold.slice(Math.floor((asTold.length * 4) / 5)));
      await keepStockClosings(depsOn('2026-03-01T11:00:00Z'), generation);
      expect(await closedBefore()).toBe('2026-03-01');
      await compare();
    });
  });
}
