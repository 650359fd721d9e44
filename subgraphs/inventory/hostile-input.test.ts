import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import type { LocationId } from '../shared/ids.ts';
import { inventoryGraph } from './testing/graph.ts';
import { as, createLocations, head, inventoryDeps, newVariant } from './testing/inventory.ts';

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

describe('hostile input', () => {
  const nul = '\\u0000';
  it.each([
    ['a level that is none', 'inventoryLevels(filter: { ids: ["x"] }) { totalCount }'],
    ['a location with a NUL', `inventoryLevels(filter: { locationIds: ["${nul}"] }) { totalCount }`],
    ['a page of a million', 'inventoryLevels(first: 1000000) { totalCount }'],
    ['a cursor that is none', 'inventoryLevels(after: "WyJcdTAwMDAiXQ") { totalCount }'],
    ["another list's cursor", 'inventoryMovements(after: "WyJsdmxfMSJd") { nodes { id } }'],
    ['a variant that is none', 'inventoryMovements(filter: { variantIds: ["x"] }) { nodes { id } }'],
    ['a place off the Earth', 'nearbyStores(near: { latitude: 1e300, longitude: 0 }) { nodes { id } }'],
    ['a variant with a NUL', `nearbyStores(near: { latitude: 1, longitude: 0 }, variantId: "${nul}") { nodes { id } }`],
  ])('in a query is refused by name: %s', async (_, field) => {
    const { errors } = await ask(`{ ${field} }`, {}, as(head));
    expect(errors[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it('in a reason or a name is refused by name', async () => {
    const adjust = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) {
      ... on ValidationError { issues { path } } } }`;
    const changes = [{ variantId: newVariant(), locationId: stores[0], state: 'AVAILABLE', delta: 1 }];
    const input = { idempotencyKey: randomUUID(), reason: 'a\u0000b', changes };
    const { data } = await ask(adjust, { input }, as(head));
    expect(data['adjustInventory']).toEqual({ issues: [{ path: ['input', 'reason'] }] });
    const create = `mutation ($input: CreateLocationInput!) { createLocation(input: $input) {
      ... on ValidationError { issues { path } } } }`;
    const location = {
      idempotencyKey: randomUUID(),
      code: 'N',
      name: '\u0000',
      kind: 'STORE',
      timeZone: 'UTC',
      address: { city: '\u0000' },
    };
    const made = await ask(create, { input: location }, as(head));
    expect(made.data['createLocation']).toEqual({
      issues: [{ path: ['input', 'name'] }, { path: ['input', 'address', 'city'] }],
    });
    const release = `mutation { releaseReservation(input: { reservationId: "${nul}", idempotencyKey: "${randomUUID()}" }) { ... on UserError { errorCode } } }`;
    const released = await ask(release, {}, as(head));
    expect(released.data['releaseReservation']).toEqual({ errorCode: 'NOT_FOUND' });
  });
});
