import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../../test/support/subgraphs.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { inventory } from '../index.ts';
import { ensureLocations } from '../locations/ensure-locations.ts';
import { importLevels } from './import-levels.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
let locationId: LocationId;
const deps = () => running.get('inventory').deps as InventoryDeps;

beforeAll(async () => {
  database = await createTestDatabase();
  running = await createSubgraphs(database, [inventory]);
  const [made] = await ensureLocations(deps(), [
    { code: 'SHOP', name: 'Shop location', kind: 'STORE', timeZone: 'Europe/Paris' } as Parameters<
      typeof ensureLocations
    >[1][number],
  ]);
  locationId = made?.id ?? expect.fail('not made');
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

async function levelOf(variantId: VariantId): Promise<number[] | undefined> {
  const [row] = await rowsAs<{ all: number[] }>(
    database.open('inventory'),
    sql`select array[available, damaged, safety_stock, incoming, on_hand] as "all" from inventory_level
      where variant_id = ${variantId}`,
  );
  return row?.all;
}

it('makes levels what the file says by movements, and nothing when it says so again', async () => {
  const variantId = newId('var');
  const say = (fields: Record<string, number>) =>
    importLevels(deps(), { source: 'test', levels: [{ variantId, locationId, ...fields }] });
  expect(await say({ available: 100, damaged: 2, safetyStock: 3, incoming: 10 })).toEqual({ changed: 1, unchanged: 0 });
  expect(await levelOf(variantId)).toEqual([100, 2, 3, 10, 105]);
  expect(await say({ available: 100, damaged: 2, safetyStock: 3, incoming: 10 })).toEqual({ changed: 0, unchanged: 1 });
  expect(await say({ available: 40 })).toEqual({ changed: 1, unchanged: 0 });
  expect(await levelOf(variantId)).toEqual([40, 2, 3, 10, 45]);
  const [moved] = await rowsAs<{ sum: number }>(
    database.open('inventory'),
    sql`select sum(available)::int as sum from inventory_movement where variant_id = ${variantId}`,
  );
  expect(moved).toEqual({ sum: 40 });
});

it.each([
  ['less than zero', { available: -1 }],
  ['no whole number', { available: 1.5 }],
])('refuses %s', async (_name, fields) => {
  const levels = [{ variantId: newId('var'), locationId, ...fields }];
  await expect(importLevels(deps(), { source: 'test', levels })).rejects.toThrow();
});
