import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { createLocations, inventoryDeps, newVariant, stock } from '../../testing/inventory.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let ask: ReturnType<typeof inventoryGraph>;
let stores: LocationId[];

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  ask = inventoryGraph(opened.deps);
  stores = [];
  for (const latitude of [50, 50.1, 52])
    stores.push(...(await createLocations(opened.db, 1, { geo: { latitude, longitude: 3 } })));
});
afterAll(() => database.drop());

const entities = (fields: string) => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on ProductVariant { id ${fields} } ... on Location { id code } }
}`;
const variantsOf = (ids: string[]) => ({ representations: ids.map((id) => ({ __typename: 'ProductVariant', id })) });

describe('I1: availability', () => {
  it('is one pool over the warehouse and every store, zero rows included', async () => {
    const [warehouse] = await createLocations(opened.db, 1, { kind: 'WAREHOUSE' });
    const [first = '', second = ''] = stores;
    const scarf = newVariant();
    await stock(opened.deps, scarf, { [warehouse]: 50, [first]: 2, [second]: 1 });
    await stock(opened.deps, scarf, { [second]: -1 });
    const { data, statements } = await ask(
      entities('availability { total inStock locations { available location { id kind } } }'),
      variantsOf([scarf]),
    );
    const [entity] = data['_entities'] as [{ availability: { total: number; locations: unknown[] } }];
    expect(entity.availability).toMatchObject({ total: 52, inStock: true });
    expect(entity.availability.locations[0]).toMatchObject({ available: 50 });
    expect(new Set(entity.availability.locations)).toEqual(
      new Set([
        { available: 50, location: { id: warehouse, kind: 'WAREHOUSE' } },
        { available: 2, location: { id: first, kind: 'STORE' } },
        { available: 0, location: { id: second, kind: 'STORE' } },
      ]),
    );
    expect(statements).toBe(2);
  });

  it('of a list of 24 products with five variants each is one statement', async () => {
    const variants = Array.from({ length: 120 }, newVariant);
    const [first = ''] = stores;
    for (const variantId of variants.slice(0, 3)) await stock(opened.deps, variantId, { [first]: 1 });
    const { data, statements } = await ask(entities('availability { total inStock }'), variantsOf(variants));
    expect(statements).toBe(1);
    const totals = (data['_entities'] as Array<{ availability: { total: number } }>).map((e) => e.availability.total);
    expect(totals.filter((total) => total === 1)).toHaveLength(3);
    expect(totals.filter((total) => total === 0)).toHaveLength(117);
  });

  it('near a point comes nearest first, within the radius', async () => {
    const variantId = newVariant();
    await stock(opened.deps, variantId, Object.fromEntries(stores.map((id) => [id, 1])));
    const { data } = await ask(
      entities('availability { near(latitude: 50.1, longitude: 3, radiusKm: 20) { location { id } distanceKm } }'),
      variantsOf([variantId]),
    );
    const [entity] = data['_entities'] as [{ availability: { near: unknown[] } }];
    expect(entity.availability.near).toMatchObject([
      { location: { id: stores[1] }, distanceKm: 0 },
      { location: { id: stores[0] }, distanceKm: expect.closeTo(11.1, 1) },
    ]);
  });
});
