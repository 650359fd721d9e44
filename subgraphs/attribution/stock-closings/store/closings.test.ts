import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeClock } from '#kernel/values/time.ts';
import type { AttributionDeps } from '../../deps.ts';
import { rebuildFacts } from '../../facts/rebuild-facts.ts';
import { readMissedDemand } from '../../stock-health/store/missed-demand.ts';
import { readStockRows } from '../../stock-health/store/stock-rows.ts';
import { readStockTotals } from '../../stock-health/store/stock-totals.ts';
import { databaseOf, engineOf, rowsRead } from '../../testing/engine-client.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { publishStock } from '../../testing/random-stock.ts';
import { randomMoves } from '../../testing/random-stock-moves.ts';
import { locationEvent, moveEvents } from '../../testing/stock-events.ts';
import { applyTo, lastThirty, readStockFigures, stockScope, withoutClosings } from '../../testing/stock-figures.ts';
import { REPORT } from '../../testing/stock-queries.ts';
import { integer, text } from '../../warehouse/store/columns.ts';
import { readDataVersion } from '../../warehouse/store/data-version.ts';
import { applyMigrations, markBegun, readFactMigrations } from '../../warehouse/store/migrations.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { keepStockClosings } from '../keep-stock-closings.ts';
import { makeClosings, readClosingState } from './closings.ts';

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
});
afterAll(() => instance?.close());

const WORLD = {
  seed: 7,
  from: '2025-01-03T00:00:00Z',
  before: '2025-08-20T00:00:00Z',
  variantIds: ['var_0', 'var_1', 'var_2'],
  locationIds: ['loc_a', 'loc_b', 'loc_w'],
  movesALevel: 40,
};
const events = moveEvents(randomMoves(WORLD));
const early = events.filter((_, index) => index % 4 !== 0);
const late = events.filter((_, index) => index % 4 === 0);
const scopeOf = (generation: number) => stockScope(generation, '2025-06-01', '2025-08-01');

const depsOn = (now: string, warehouse: Warehouse = instance.deps.warehouse): AttributionDeps => ({
  ...instance.deps,
  warehouse,
  clock: new FakeClock(now),
});
const AUGUST = '2025-08-20T12:00:00Z';

const CLOSING = { closed_before: text, variant_id: text, location_id: text, units: text, days: text };
const closings = (generation: number) =>
  instance.deps.warehouse.query(
    generation,
    `SELECT toString(closed_before) AS closed_before, variant_id, location_id, toString((available, on_hand)) AS units,
       toString((idle_since, there_until)) AS days
     FROM stock_closing FINAL ORDER BY closed_before, variant_id, location_id`,
    CLOSING,
  );
const stateOf = (generation: number, until = '2025-08-01') =>
  readClosingState(instance.deps.warehouse, generation, until);

/** Figures with what is closed. */
const readFigures = (generation: number) => readStockFigures(instance.deps.warehouse, scopeOf(generation));

/** The same, which are those of all moves. */
async function figuresOf(generation: number) {
  const { warehouse } = instance.deps;
  const found = await readFigures(generation);
  expect(found).toEqual(await readStockFigures(withoutClosings(warehouse), scopeOf(generation)));
  return found;
}

/** The engine, until it has run so many statements that make closings: then the process is gone. */
function dyingAfter(made: number): Warehouse {
  const { warehouse } = instance.deps;
  let left = made;
  return {
    ...warehouse,
    async run(generation, statement, ...rest) {
      if (statement.includes('INSERT INTO stock_closing ') && left-- === 0) throw new Error('killed');
      await warehouse.run(generation, statement, ...rest);
    },
  };
}

describe('rows read', () => {
  /** Moves that each month of a history has, of a hundred levels. */
  const A_MONTH = 10_000;
  const UNTIL = '2026-06-01';

  async function fill(generation: number, months: number): Promise<void> {
    const { warehouse } = instance.deps;
    const statement = `
      INSERT INTO stock_move_fact (move_id, variant_id, location_id, day, occurred_at, available, on_hand, flow, units)
      SELECT concat('lvl:', toString(number)), concat('var_', toString(number % 20)), concat('loc_', toString(number % 5)),
        addDays(toDate32('${UNTIL}'), -1 - toInt32(intDiv(number * 30, ${A_MONTH}))) AS day, toDateTime64(toString(day), 3),
        if(number % 9 = 0, 8, -1) AS available, available, if(available > 0, 'RECEIVED', 'SOLD'), abs(available)
      FROM numbers(${A_MONTH} * {months:UInt32})`;
    await warehouse.run(generation, statement, { months });
    const demand = `
      INSERT INTO missed_demand_fact (demand_id, day, kind, channel, variant_id, currency, units)
      SELECT 'dem_1', toDate32('${UNTIL}') - 9, 'CART_REFUSED', 'WEB', 'var_3', 'EUR', 1`;
    await warehouse.run(generation, demand);
    await warehouse.run(generation, "INSERT INTO stock_location SELECT 'loc_4', 'WAREHOUSE', 1");
    await warehouse.run(generation, 'OPTIMIZE TABLE stock_move_fact FINAL');
    await makeClosings(warehouse, generation, UNTIL);
    await warehouse.run(generation, 'OPTIMIZE TABLE stock_closing FINAL');
  }

  const rowsOf = (generation: number, through: (warehouse: Warehouse) => Warehouse = (same) => same) =>
    rowsRead(instance, async (counting) => {
      const scope = lastThirty(generation, UNTIL);
      await readStockTotals(through(counting), scope);
      await readStockRows(through(counting), scope, { limit: 50, after: undefined }, true);
      await readMissedDemand(through(counting), scope);
    });

  it('for a month of stock do not grow with the age of the shop, as they do without closings', async () => {
    const [young, old] = [201, 202];
    await fill(young, 6);
    await fill(old, 24);
    const grown = async (through?: (warehouse: Warehouse) => Warehouse) =>
      (await rowsOf(old, through)) - (await rowsOf(young, through));
    // Positions read all moves twice, once for what warehouses have; so do both lists and totals.
    expect(await grown(withoutClosings)).toBeGreaterThan(4 * 18 * A_MONTH);
    expect(await grown()).toBeLessThan(A_MONTH);
  });
});

describe('a process that dies while it closes months', () => {
  it('leaves exact figures of the months that it has closed, and the next one ends it', async () => {
    const [made, generation] = [4, 214];
    await applyTo(instance.deps, generation, 'inventory', [locationEvent('loc_w', 'WAREHOUSE'), ...early]);
    const before = await figuresOf(generation);
    await expect(keepStockClosings(depsOn(AUGUST, dyingAfter(made)), generation)).rejects.toThrow('killed');
    expect((await stateOf(generation)).closedBefore).toBe('2025-05-01');
    expect(await readFigures(generation)).toEqual(before);
    await keepStockClosings(depsOn(AUGUST), generation);
    expect(await stateOf(generation)).toMatchObject({ closedBefore: '2025-08-01', firstMarked: undefined });
    expect(await readFigures(generation)).toEqual(before);
    // The same for moves that come late, from the first month on.
    await applyTo(instance.deps, generation, 'inventory', [...late, ...early.slice(0, 20)]);
    const after = await figuresOf(generation);
    expect(after).not.toEqual(before);
    await expect(keepStockClosings(depsOn(AUGUST, dyingAfter(made)), generation)).rejects.toThrow('killed');
    expect((await stateOf(generation)).firstMarked).toBe('2025-01-01');
    expect(await readFigures(generation)).toEqual(after);
    await keepStockClosings(depsOn(AUGUST), generation);
    expect((await stateOf(generation)).firstMarked).toBeUndefined();
    expect(await readFigures(generation)).toEqual(after);
  });

  it('ends with the very closings of one that had all moves at once', async () => {
    await applyTo(instance.deps, 220, 'inventory', [locationEvent('loc_w', 'WAREHOUSE'), ...events]);
    await Promise.all([keepStockClosings(depsOn(AUGUST), 220), keepStockClosings(depsOn(AUGUST), 220)]);
    const made = await closings(220);
    expect(made.length).toBeGreaterThan(40);
    expect(await closings(214)).toEqual(made);
  });
});

it('keeps the mark of a move that comes while its month is closed', async () => {
  const generation = 230;
  const { warehouse } = instance.deps;
  await applyTo(instance.deps, generation, 'inventory', early);
  let isLate = false;
  const interrupted: Warehouse = {
    ...warehouse,
    async run(of, statement, ...rest) {
      await warehouse.run(of, statement, ...rest);
      if (isLate || !statement.includes('INSERT INTO stock_closed_month')) return;
      isLate = true;
      await applyTo(instance.deps, generation, 'inventory', late);
    },
  };
  await keepStockClosings(depsOn(AUGUST, interrupted), generation);
  expect((await stateOf(generation)).firstMarked).toBe('2025-01-01');
  await figuresOf(generation);
  await keepStockClosings(depsOn(AUGUST), generation);
  expect((await stateOf(generation)).firstMarked).toBeUndefined();
  await figuresOf(generation);
  expect(await closings(generation)).toEqual(await closings(220));
});

it('changes nothing for moves that were told before', async () => {
  const before = await figuresOf(220);
  await applyTo(instance.deps, 220, 'inventory', events);
  expect(await readFigures(220)).toEqual(before);
  await keepStockClosings(depsOn(AUGUST), 220);
  expect(await readFigures(220)).toEqual(before);
  expect(await closings(220)).toEqual(await closings(214));
});

it('reads the moves of facts that are older than closings, until they are rebuilt', async () => {
  const generation = 240;
  const client = engineOf(instance);
  const database = databaseOf(instance, generation);
  const older = readFactMigrations().filter(({ name }) => name < '0075');
  await applyMigrations(client, database, older);
  await markBegun(client, database, instance.deps.config);
  const columns = 'move_id, variant_id, location_id, day, occurred_at, available, on_hand, flow, units';
  await client.command({
    query: `INSERT INTO ${database}.stock_move_fact (${columns}) SELECT ${columns} FROM ${databaseOf(instance, 220)}.stock_move_fact FINAL`,
  });
  await client.close();
  const [count] = await instance.deps.warehouse.query(generation, 'SELECT count() AS moves FROM stock_move_fact', {
    moves: integer,
  });
  expect(count?.moves).toBe(events.length);
  await keepStockClosings(depsOn(AUGUST), generation);
  expect(await closings(generation)).toEqual([]);
  expect(
    (await figuresOf(generation)).rows.map(({ variantId, locationId, available }) => [
      variantId,
      locationId,
      available,
    ]),
  ).toEqual(
    (await figuresOf(220)).rows.map(({ variantId, locationId, available }) => [variantId, locationId, available]),
  );
});

it('is made again by a rebuild, with the same figures', async () => {
  const report = async () => {
    const answer = await instance.execute(REPORT, { input: { from: '2026-03-01', before: '2026-04-01' } });
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
  await publishStock(instance);
  await instance.settle();
  const before = await report();
  const { generation } = await readDataVersion(instance.deps.db);
  await keepStockClosings(instance.deps, generation);
  const made = await closings(generation);
  expect(made.length).toBeGreaterThan(100);
  const rebuilt = await rebuildFacts(instance.deps);
  expect(rebuilt.generation).toBeGreaterThan(generation);
  expect(await closings(rebuilt.generation)).toEqual(made);
  expect(await stateOf(rebuilt.generation, '2026-06-01')).toMatchObject({
    closedBefore: '2026-06-01',
    firstMarked: undefined,
  });
  expect(await report()).toEqual(before);
});
