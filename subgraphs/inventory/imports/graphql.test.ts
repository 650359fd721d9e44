import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { LocationId } from '../../shared/ids.ts';
import { inventoryGraph } from '../testing/graph.ts';
import { as, createLocations, head, inventoryDeps, newVariant, service } from '../testing/inventory.ts';

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
  it('take over movements of another system, which the ledger then lists', async () => {
    const [locationId = ''] = stores;
    const variantId = newVariant();
    const group = (externalId: string) => ({
      externalId,
      reason: 'History',
      occurredAt: '2025-01-01T10:00:00Z',
      changes: [{ variantId, locationId, state: 'AVAILABLE', delta: 4 }],
    });
    const document = 'mutation ($batch: JSON!) { inventoryImportMovements(batch: $batch) }';
    const twice = await ask(document, { batch: { source: 'old', groups: [group('1'), group('1')] } }, service);
    expect(twice.errors[0]?.extensions?.['code']).toBe('VALIDATION');
    const once = await ask(document, { batch: { source: 'old', groups: [group('1')] } }, service);
    expect(once.data['inventoryImportMovements']).toEqual({ created: 1, unchanged: 0 });
    const ledger = `query ($id: ID!) { inventoryMovements(filter: { variantIds: [$id] }) { nodes { kind reason createdAt } } }`;
    const { data } = await ask(ledger, { id: variantId }, as(head));
    expect(data['inventoryMovements']).toEqual({
      nodes: [{ kind: 'IMPORT', reason: 'History', createdAt: '2025-01-01T10:00:00.000Z' }],
    });
  });
});
