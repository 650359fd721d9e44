import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { LocationId } from '../../shared/ids.ts';
import { fillLedger } from '../testing/fill-ledger.ts';
import { createLocations, driftOf, inventoryDeps, stocked } from '../testing/inventory.ts';
import { listDrifts } from './list-drifts.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let a: LocationId;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  [a] = await createLocations(opened.db, 1);
});
afterAll(() => database.drop());

describe('the ledger', () => {
  it.each(['inventory_movement', 'adjustment_group'])('%s can be neither changed nor deleted', async (table) => {
    await stocked(opened.deps, { [a]: 1 });
    const attempts =
      table === 'inventory_movement'
        ? [sql`update inventory_movement set available = 9`, sql`delete from inventory_movement`]
        : [sql`update adjustment_group set reason = 'other'`, sql`delete from adjustment_group`];
    for (const attempt of attempts) await expect(opened.db.query(attempt)).rejects.toThrow(/permission denied/);
  });

  it('drift names a counter that was changed without the ledger', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    await opened.db.query(sql`update inventory_level set available = 4, on_hand = 4 where variant_id = ${variantId}`);
    expect((await driftOf(opened.db)).map(({ state, stored, explained }) => [state, stored, explained])).toEqual([
      ['AVAILABLE', 4, 3],
      ['ON_HAND', 4, 3],
    ]);
    await opened.db.query(sql`update inventory_level set available = 3, on_hand = 3 where variant_id = ${variantId}`);
  });

  it('no counter can be negative and no level can break the equation, by any writer', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    const break1 = sql`update inventory_level set available = -1, on_hand = -1 where variant_id = ${variantId}`;
    await expect(opened.db.query(break1)).rejects.toThrow(/not_negative_check/);
    const break2 = sql`update inventory_level set available = 9 where variant_id = ${variantId}`;
    await expect(opened.db.query(break2)).rejects.toThrow(/equation_check/);
  });

  it('is checked in one pass over it, whatever the planner believes of tables that were just filled', async () => {
    await fillLedger(opened.db, a, { levels: 20_000, movements: 100_000 });
    const started = performance.now();
    expect(await driftOf(opened.db)).toEqual([]);
    // A million movements take less than a second on quiet cores; a join of levels with sums took minutes for 38,000.
    expect(performance.now() - started).toBeLessThan(30_000);
    await opened.db.query(sql`
      update inventory_level set damaged = 2, on_hand = on_hand + 2 where id in ('lvl_7', 'lvl_8', 'lvl_9')`);
    const first = await listDrifts(opened.deps, { limit: 4, after: undefined });
    expect(first.nodes.map(({ levelId, state }) => `${levelId} ${state}`)).toEqual([
      'lvl_7 DAMAGED',
      'lvl_7 ON_HAND',
      'lvl_8 DAMAGED',
      'lvl_8 ON_HAND',
    ]);
    const next = await listDrifts(opened.deps, { limit: 4, after: ['lvl_8', 'ON_HAND'] });
    expect(next.nodes.map(({ levelId, state }) => `${levelId} ${state}`)).toEqual(['lvl_9 DAMAGED', 'lvl_9 ON_HAND']);
  });
});
