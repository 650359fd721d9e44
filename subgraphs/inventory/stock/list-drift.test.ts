import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { LocationId } from '../../shared/ids.ts';
import { createLocations, driftOf, inventoryDeps, stocked } from '../testing/inventory.ts';

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
});
