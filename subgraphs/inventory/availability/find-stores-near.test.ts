import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ValidationError } from '#kernel/values/errors.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { VariantId } from '../../shared/ids.ts';
import { createLocations, inventoryDeps, newVariant, stock } from '../testing/inventory.ts';
import { findStoresNear } from './find-stores-near.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
});
afterAll(() => database.drop());

describe('stores near a point', () => {
  it('come nearest first, within the radius, and only those that have the variant now', async () => {
    const place = (latitude: number) => ({ geo: { latitude, longitude: 10 } });
    const [near] = await createLocations(opened.db, 1, place(60.1));
    const [far] = await createLocations(opened.db, 1, place(60.3));
    const [beyond] = await createLocations(opened.db, 1, place(61));
    const ask = (variantId?: VariantId) =>
      findStoresNear(opened.deps, { latitude: 60, longitude: 10, radiusKm: 50, first: 20, variantId });
    const found = await ask();
    expect(found.map(({ id }) => id)).toEqual([near, far]);
    expect(found[0]?.distanceKm).toBeCloseTo(11.1, 1);
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [far]: 1, [beyond]: 1 });
    expect((await ask(variantId)).map(({ id }) => id)).toEqual([far]);
  });

  it.each([
    { latitude: 91, longitude: 0, radiusKm: 1, first: 1 },
    { latitude: 0, longitude: 0, radiusKm: 0, first: 1 },
    { latitude: 0, longitude: 0, radiusKm: Number.NaN, first: 1 },
    { latitude: 0, longitude: 0, radiusKm: 1, first: 1000 },
  ])('refuse %j', async (input) => {
    await expect(findStoresNear(opened.deps, input)).rejects.toBeInstanceOf(ValidationError);
  });
});
