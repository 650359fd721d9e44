import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { createLocations, inventoryDeps } from '../../testing/inventory.ts';

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

describe('stores near a point', () => {
  it('tell their distance and whether they are open, in two statements', async () => {
    const { data, statements } =
      await ask(`{ nearbyStores(near: { latitude: 50, longitude: 3 }, within: { kilometers: 20 }) {
      edges { distance { kilometers } availableQuantity node { id isOpen coordinates { latitude } } } } }`);
    expect(data['nearbyStores']).toMatchObject({
      edges: [
        {
          distance: { kilometers: 0 },
          availableQuantity: null,
          node: { id: stores[0], isOpen: false, coordinates: { latitude: 50 } },
        },
        { distance: { kilometers: expect.closeTo(11.1, 1) }, node: { id: stores[1] } },
      ],
    });
    expect(statements).toBe(2);
  });
});
