import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { as, createLocations, head, inventoryDeps, newVariant, stock } from '../../testing/inventory.ts';

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
    stores.push(...(await createLocations(opened.db, 1, { coordinates: { latitude, longitude: 3 } })));
});
afterAll(() => database.drop());

const entities = (fields: string) => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on ProductVariant { id ${fields} } }
}`;
const variantsOf = (ids: string[]) => ({ representations: ids.map((id) => ({ __typename: 'ProductVariant', id })) });

describe('I1: availability', () => {
  it('is one pool over the warehouse and every store, its exact number for staff alone', async () => {
    const [warehouse] = await createLocations(opened.db, 1, { kind: 'WAREHOUSE' });
    const [first = '', second = ''] = stores;
    const scarf = newVariant();
    await stock(opened.deps, scarf, { [warehouse]: 50, [first]: 2, [second]: 1 });
    await stock(opened.deps, scarf, { [second]: -1 });
    const fields = entities('availability { status isTracked availableQuantity }');
    const { data, statements } = await ask(fields, variantsOf([scarf]), as(head));
    expect(data['_entities']).toMatchObject([
      { availability: { status: 'IN_STOCK', isTracked: true, availableQuantity: 52 } },
    ]);
    expect(statements).toBe(1);
    const shopper = await ask(fields, variantsOf([scarf]));
    expect(shopper.data['_entities']).toMatchObject([{ availability: { status: 'IN_STOCK', availableQuantity: 20 } }]);
  });

  it.each([
    [0, 'OUT_OF_STOCK'],
    [1, 'LOW_STOCK'],
    [5, 'LOW_STOCK'],
    [6, 'IN_STOCK'],
  ])('of %i units is %s', async (units, status) => {
    const variantId = newVariant();
    if (units > 0) await stock(opened.deps, variantId, { [stores[0] ?? '']: units });
    const { data } = await ask(entities('availability { status availableQuantity }'), variantsOf([variantId]));
    expect(data['_entities']).toMatchObject([{ availability: { status, availableQuantity: units } }]);
  });

  it('of a service is not tracked', async () => {
    const representations = [{ __typename: 'ProductVariant', id: newVariant(), kind: 'SERVICE' }];
    const { data } = await ask(entities('availability { status isTracked availableQuantity }'), { representations });
    expect(data['_entities']).toMatchObject([
      { availability: { status: 'NOT_TRACKED', isTracked: false, availableQuantity: null } },
    ]);
  });

  it('of a list of 24 products with five variants each is one statement', async () => {
    const variants = Array.from({ length: 120 }, newVariant);
    const [first = ''] = stores;
    for (const variantId of variants.slice(0, 3)) await stock(opened.deps, variantId, { [first]: 1 });
    const { data, statements } = await ask(entities('availability { status availableQuantity }'), variantsOf(variants));
    expect(statements).toBe(1);
    const totals = (data['_entities'] as Array<{ availability: { availableQuantity: number } }>).map(
      ({ availability }) => availability.availableQuantity,
    );
    expect(totals.filter((total) => total === 1)).toHaveLength(3);
    expect(totals.filter((total) => total === 0)).toHaveLength(117);
  });

  it('near a point comes nearest first, within the radius', async () => {
    const variantId = newVariant();
    await stock(opened.deps, variantId, Object.fromEntries(stores.map((id) => [id, 1])));
    const { data, statements } = await ask(
      entities(`availability { status nearbyStores(near: { latitude: 50.1, longitude: 3 }, within: { kilometers: 20 }) {
        edges { node { id } distance { kilometers miles } availableQuantity } } }`),
      variantsOf([variantId]),
    );
    const [entity] = data['_entities'] as [{ availability: { nearbyStores: unknown } }];
    expect(entity.availability.nearbyStores).toMatchObject({
      edges: [
        { node: { id: stores[1] }, distance: { kilometers: 0, miles: 0 }, availableQuantity: 1 },
        {
          node: { id: stores[0] },
          distance: { kilometers: expect.closeTo(11.1, 1), miles: expect.closeTo(6.9, 1) },
          availableQuantity: 1,
        },
      ],
    });
    expect(statements).toBe(2);
  });
});
