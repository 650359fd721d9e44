import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConflictError } from '#kernel/values/errors.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { recordSale } from '../commitments/record-sale.ts';
import {
  as,
  countersOf,
  createLocations,
  driftOf,
  head,
  inventoryDeps,
  service,
  stocked,
  totalOf,
} from '../testing/inventory.ts';
import { setInventory } from './set-inventory.ts';

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
const quantity = (variantId: VariantId, value: number, expectedQuantity?: number) => ({
  variantId,
  locationId: a,
  state: 'available' as const,
  quantity: value,
  expectedQuantity,
});

describe('setting', () => {
  it('sets what was counted when it still is what the caller believed', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    await setInventory(opened.deps, staff, { ...heading(), quantities: [quantity(variantId, 9, 4)] });
    expect(await totalOf(opened.deps, variantId)).toBe(9);
    const stale = { ...heading(), quantities: [quantity(variantId, 3, 4)] };
    await expect(setInventory(opened.deps, staff, stale)).rejects.toBeInstanceOf(ConflictError);
    expect(await totalOf(opened.deps, variantId)).toBe(9);
  });

  it('answers the same again to the same key, although the quantity has changed since', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    const input = { ...heading(), quantities: [quantity(variantId, 9, 4)] };
    const group = await setInventory(opened.deps, staff, input);
    expect(await setInventory(opened.deps, staff, input)).toEqual(group);
  });

  it('settles a shortage when the building is counted', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1 });
    const lines = [{ variantId, quantity: 3 }];
    await recordSale(opened.deps, service, { key: unique('key'), saleId: 'sale', locationId: a, lines });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ shortage: 2, onHand: 0 });
    const quantities = [{ variantId, locationId: a, state: 'onHand' as const, quantity: 4 }];
    await setInventory(opened.deps, staff, { ...heading(), quantities });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 4, shortage: 0, onHand: 4 });
    expect(await driftOf(opened.db)).toEqual([]);
  });

  it('remembers a count that changed nothing', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    const input = { ...heading(), quantities: [quantity(variantId, 4)] };
    expect((await setInventory(opened.deps, staff, input)).movements).toEqual([]);
    expect((await setInventory(opened.deps, staff, input)).movements).toEqual([]);
  });
});
