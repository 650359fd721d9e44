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
    stores.push(...(await createLocations(opened.db, 1, { geo: { latitude, longitude: 3 } })));
});
afterAll(() => database.drop());

describe('stores near a point', () => {
  it('tell their distance and whether they are open, in one statement', async () => {
    const { data, statements } = await ask(`{ storesNear(latitude: 50, longitude: 3, radiusKm: 20) {
      id distanceKm isOpen geo { latitude } } }`);
    expect(data['storesNear']).toMatchObject([
      { id: stores[0], distanceKm: 0, isOpen: false, geo: { latitude: 50 } },
      { id: stores[1], distanceKm: expect.closeTo(11.1, 1) },
    ]);
    expect(statements).toBe(1);
  });
});
