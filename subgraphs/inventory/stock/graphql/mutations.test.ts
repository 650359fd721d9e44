import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { as, createLocations, head, inventoryDeps, newVariant } from '../../testing/inventory.ts';

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

describe('mutations', () => {
  it('answer a group with its levels, or a typed refusal', async () => {
    const document = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) { __typename
      ... on AdjustInventoryPayload { adjustmentGroup {
        id reason levels { available variant { id } } movements { changes { delta } } } }
      ... on UserError { errorCode } } }`;
    const input = (delta: number) => ({
      idempotencyKey: randomUUID(),
      reason: 'Delivery',
      changes: [{ variantId: newVariant(), locationId: stores[0], state: 'AVAILABLE', delta }],
    });
    const done = await ask(document, { input: input(4) }, as(head));
    expect(done.data['adjustInventory']).toMatchObject({
      __typename: 'AdjustInventoryPayload',
      adjustmentGroup: { levels: [{ available: 4 }], movements: [{ changes: [{ delta: 4 }] }] },
    });
    const refused = await ask(document, { input: input(-4) }, as(head));
    expect(refused.data['adjustInventory']).toEqual({ __typename: 'ConflictError', errorCode: 'STATE_CONFLICT' });
    const stranger = await ask(document, { input: input(4) });
    expect(stranger.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
  });
});
