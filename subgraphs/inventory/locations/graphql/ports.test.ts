import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { createLocations, inventoryDeps, service } from '../../testing/inventory.ts';

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

describe('internal ports', () => {
  it('make locations for imports', async () => {
    const document = `mutation ($locations: [InventoryLocationInput!]!) {
      inventoryEnsureLocations(locations: $locations) { code id } }`;
    const locations = [
      { code: 'WH-IMPORT', name: 'Warehouse', kind: 'WAREHOUSE', timeZone: 'America/New_York' },
      {
        code: 'ST-IMPORT',
        name: 'Store',
        kind: 'STORE',
        timeZone: 'Europe/Paris',
        openingHours: [{ dayOfWeek: 'MONDAY', opens: '10:00', closes: '18:00' }],
      },
    ];
    const { data } = await ask(document, { locations }, service);
    expect((data['inventoryEnsureLocations'] as { code: string }[]).map(({ code }) => code)).toEqual([
      'ST-IMPORT',
      'WH-IMPORT',
    ]);
  });
});
