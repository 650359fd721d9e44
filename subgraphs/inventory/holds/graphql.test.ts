import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { LocationId } from '../../shared/ids.ts';
import { inventoryGraph } from '../testing/graph.ts';
import { as, createLocations, head, inventoryDeps } from '../testing/inventory.ts';

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
  it('are closed to all but services', async () => {
    const { errors } = await ask('mutation { inventoryCommitHold(ownerId: "ord_1") }', {}, as(head));
    expect(errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
