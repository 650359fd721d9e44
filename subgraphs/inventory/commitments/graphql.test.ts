import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId } from '../../shared/ids.ts';
import { inventoryGraph } from '../testing/graph.ts';
import { createLocations, inventoryDeps, newVariant, service, stock } from '../testing/inventory.ts';

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
  it('hold, commit, fulfill and restock, and refuse with the lines that lack units', async () => {
    const [locationId = ''] = stores;
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [locationId]: 2 });
    const hold = `mutation ($input: InventoryHoldInput!) {
      inventoryHold(input: $input) { holdId allocations { lineId variantId locationId quantity } } }`;
    const orderId = newId('ord');
    const input = (quantity: number) => ({
      key: unique('key'),
      kind: 'CHECKOUT',
      ownerId: orderId,
      convertFromOwnerId: null,
      expiresAt: null,
      lines: [{ lineId: 'l1', variantId, quantity, locationIds: [locationId] }],
    });
    const refused = await ask(hold, { input: input(3) }, service);
    expect(refused.errors[0]?.extensions).toEqual({
      code: 'INSUFFICIENT_STOCK',
      isRetryable: false,
      details: { lines: [{ lineId: 'l1', variantId, requested: 3, available: 2 }] },
    });
    const held = await ask(hold, { input: input(2) }, service);
    expect(held.data['inventoryHold']).toMatchObject({ allocations: [{ lineId: 'l1', locationId, quantity: 2 }] });
    const rest = `mutation ($orderId: ID!, $units: [InventoryUnitsInput!]!, $back: [InventoryRestockInput!]!,
      $sold: [InventorySaleLineInput!]!, $locationId: ID!) {
      inventoryCommitHold(ownerId: $orderId)
      inventoryFulfill(key: "f", orderId: $orderId, lines: $units)
      inventoryRestock(key: "r", returnId: "ret", lines: $back)
      inventoryRecordSale(key: "s", saleId: "sale", locationId: $locationId, occurredAt: "2026-11-22T10:00:00Z", lines: $sold)
    }`;
    const units = [{ variantId, locationId, quantity: 2 }];
    const back = [{ variantId, locationId, quantity: 2, disposition: 'RESTOCKED' }];
    const sold = [{ variantId, quantity: 1 }];
    const { data } = await ask(rest, { orderId, units, back, sold, locationId }, service);
    expect(data).toEqual({
      inventoryCommitHold: true,
      inventoryFulfill: true,
      inventoryRestock: true,
      inventoryRecordSale: true,
    });
    const routing = `query ($ids: [ID!]!) { inventoryRoutingData(variantIds: $ids) {
      variantId locationId available kind pickupEnabled shipFromStore latitude longitude } }`;
    const { data: routes, statements } = await ask(routing, { ids: [variantId] }, service);
    expect(statements).toBe(1);
    expect(routes?.['inventoryRoutingData']).toEqual([
      {
        variantId,
        locationId,
        available: 1,
        kind: 'STORE',
        pickupEnabled: false,
        shipFromStore: false,
        latitude: 50,
        longitude: 3,
      },
    ]);
  });
});
