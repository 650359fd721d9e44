import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConflictError } from '#kernel/values/errors.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId } from '../../shared/ids.ts';
import {
  as,
  countersOf,
  createLocations,
  driftOf,
  head,
  inventoryDeps,
  newVariant,
  stocked,
  totalOf,
} from '../testing/inventory.ts';
import { adjustInventory } from './adjust-inventory.ts';
import { moveInventory } from './move-inventory.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let a: LocationId;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  [a] = await createLocations(opened.db, 1);
});
afterAll(() => database.drop());

const staff = as(head);
const heading = () => ({ idempotencyKey: unique('key'), reason: 'Count' });

describe('moving', () => {
  it('keeps units back as safety stock, which no promise counts', async () => {
    const variantId = await stocked(opened.deps, { [a]: 5 });
    const move = { variantId, locationId: a, from: 'available' as const, to: 'safetyStock' as const, quantity: 2 };
    await moveInventory(opened.deps, staff, { ...heading(), moves: [move] });
    expect(await totalOf(opened.deps, variantId)).toBe(3);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ onHand: 5 });
    await expect(
      moveInventory(opened.deps, staff, { ...heading(), moves: [{ ...move, quantity: 4 }] }),
    ).rejects.toThrow(ConflictError);
  });

  it('brings incoming units into the building', async () => {
    const variantId = newVariant();
    const changes = [{ variantId, locationId: a, state: 'incoming' as const, delta: 6 }];
    await adjustInventory(opened.deps, staff, { ...heading(), changes });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ onHand: 0 });
    const moves = [{ variantId, locationId: a, from: 'incoming' as const, to: 'available' as const, quantity: 6 }];
    await moveInventory(opened.deps, staff, { ...heading(), moves });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 6, onHand: 6 });
    expect(await driftOf(opened.db)).toEqual([]);
  });
});
