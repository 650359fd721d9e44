import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../../test/support/subgraphs.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { inventory } from '../index.ts';
import { ensureLocations } from '../locations/ensure-locations.ts';
import { importMovements } from './import-movements.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
let locationId: LocationId;
const deps = () => running.get('inventory').deps as InventoryDeps;

beforeAll(async () => {
  database = await createTestDatabase();
  running = await createSubgraphs(database, [inventory]);
  const [made] = await ensureLocations(deps(), [
    { code: 'OLD', name: 'Old warehouse', kind: 'WAREHOUSE', timeZone: 'Europe/Paris' } as Parameters<
      typeof ensureLocations
    >[1][number],
  ]);
  locationId = made?.id ?? expect.fail('not made');
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

function batch(variantId: VariantId, ...deltas: number[]) {
  return {
    source: 'test',
    groups: deltas.map((delta, index) => ({
      externalId: `${variantId}-${index}`,
      reason: 'HISTORY',
      occurredAt: `2025-01-0${index + 1}T10:00:00Z`,
      changes: [{ variantId, locationId, state: 'AVAILABLE', delta }],
    })),
  };
}
async function availableOf(variantId: VariantId): Promise<number | undefined> {
  const [row] = await rowsAs<{ available: number }>(
    deps().db,
    sql`select available from inventory_level where variant_id = ${variantId}`,
  );
  return row?.available;
}

describe('imported movements', () => {
  it('move levels by their sum and leave a ledger that explains them', async () => {
    const variantId = newId('var');
    expect(await importMovements(deps(), batch(variantId, 10, -3, 1))).toEqual({ created: 3, unchanged: 0 });
    expect(await availableOf(variantId)).toBe(8);
    const [drift] = await rowsAs<{ drift: bigint }>(
      deps().db,
      sql`
      select count(*) as drift from inventory_level l where available <>
        (select sum(available) from inventory_movement m where m.level_id = l.id)`,
    );
    expect(drift?.drift).toBe(0n);
  });

  it('change nothing when they are imported again, two at once', async () => {
    const variantId = newId('var');
    await Promise.all([importMovements(deps(), batch(variantId, 5)), importMovements(deps(), batch(variantId, 5))]);
    expect(await importMovements(deps(), batch(variantId, 5))).toEqual({ created: 0, unchanged: 1 });
    expect(await availableOf(variantId)).toBe(5);
  });

  it('are refused whole when a level would go below zero', async () => {
    const variantId = newId('var');
    await expect(importMovements(deps(), batch(variantId, 5, -6))).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await availableOf(variantId)).toBeUndefined();
  });

  it.each([
    {},
    { source: 'x', groups: [{}] },
    { source: 'x', groups: [{ externalId: '1', reason: 'r', occurredAt: 'yesterday', changes: [] }] },
  ])('are refused with the place of the fault when malformed: %j', async (raw) => {
    await expect(importMovements(deps(), raw)).rejects.toMatchObject({ code: 'VALIDATION' });
  });
});
