import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ValidationError } from '#kernel/values/errors.ts';
import { type PageRequest, parsePage } from '#kernel/values/pagination.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { VariantId } from '../../shared/ids.ts';
import { createLocations, inventoryDeps, newVariant, stock } from '../testing/inventory.ts';
import { listNearbyStores } from './list-nearby-stores.ts';
import { readStockByLocation } from './store/availability.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
});
afterAll(() => database.drop());

describe('stores near a point', () => {
  it('come nearest first, within the radius, and only those that have the variant now', async () => {
    const place = (latitude: number) => ({ coordinates: { latitude, longitude: 10 } });
    const [near] = await createLocations(opened.db, 1, place(60.1));
    const [far] = await createLocations(opened.db, 1, place(60.3));
    const [beyond] = await createLocations(opened.db, 1, place(61));
    const area = { near: { latitude: 60, longitude: 10 }, within: { kilometers: 50 } };
    const whole = { limit: 20, after: undefined };
    const ask = async (variantId?: VariantId, page: PageRequest = whole) => {
      const stock = variantId && (await readStockByLocation(opened.db, [variantId], opened.clock.now()));
      return listNearbyStores(opened.deps, area, page, stock);
    };
    const found = await ask();
    expect(found.nodes.map(({ locationId }) => locationId)).toEqual([near, far]);
    expect(found.nodes[0]?.distanceKm).toBeCloseTo(11.1, 1);
    const [first] = (await ask(undefined, { limit: 1, after: undefined })).edges;
    const after = parsePage({ after: first?.cursor }, 2).after;
    expect((await ask(undefined, { limit: 1, after })).nodes.map(({ locationId }) => locationId)).toEqual([far]);
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [far]: 1, [beyond]: 1 });
    expect((await ask(variantId)).nodes).toMatchObject([{ locationId: far, available: 1 }]);
  });

  it.each([
    { near: { latitude: 91, longitude: 0 } },
    { near: { latitude: 0, longitude: 0 }, within: { kilometers: 0 } },
    { near: { latitude: 0, longitude: 0 }, within: { miles: Number.NaN } },
    { near: { latitude: 0, longitude: 0 }, within: { kilometers: 20_101 } },
  ])('refuse %j', async (input) => {
    const asked = listNearbyStores(opened.deps, input, { limit: 1, after: undefined });
    await expect(asked).rejects.toBeInstanceOf(ValidationError);
  });
});
