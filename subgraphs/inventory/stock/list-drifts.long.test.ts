import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { fillLedger } from '../testing/fill-ledger.ts';
import { createLocations, inventoryDeps } from '../testing/inventory.ts';
import { listDrifts } from './list-drifts.ts';

/** Fifty movements each, as a variant has after a year. */
const LEVELS = 20_000;
const MOVEMENTS = 1_000_000;
const DRIFTED = 25;

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  const [location] = await createLocations(opened.db, 1);
  await fillLedger(opened.db, location, { levels: LEVELS, movements: MOVEMENTS });
});
afterAll(() => database?.drop());

/** The fastest of some runs: what the machine does beside is not the question's. */
async function secondsOf(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const began = performance.now();
    await ask();
    times.push((performance.now() - began) / 1000);
  }
  return Math.min(...times);
}

it('is checked within a second on a million movements, where none drifts and where some do', async () => {
  const page = { limit: 100, after: undefined };
  expect((await listDrifts(opened.deps, page)).nodes).toEqual([]);
  const whole = await secondsOf(() => listDrifts(opened.deps, page));
  const some = Array.from({ length: DRIFTED }, (_, index) => `lvl_${1 + index * Math.floor(LEVELS / DRIFTED)}`);
  await opened.db.query(sql`
    update inventory_level set damaged = damaged + 1, on_hand = on_hand + 1 where id = any(${some}::text[])`);
  const found = (await listDrifts(opened.deps, page)).nodes;
  expect(new Set(found.map(({ levelId }) => levelId))).toEqual(new Set(some));
  expect(found).toHaveLength(2 * DRIFTED);
  const drifted = await secondsOf(() => listDrifts(opened.deps, page));
  console.info(`${MOVEMENTS} movements: ${whole.toFixed(2)} s without drift, ${drifted.toFixed(2)} s with`);
  expect(Math.max(whole, drifted)).toBeLessThan(1);
});
