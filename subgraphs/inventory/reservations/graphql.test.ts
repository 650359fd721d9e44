import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId } from '../../shared/ids.ts';
import { inventoryGraph } from '../testing/graph.ts';
import { as, createLocations, inventoryDeps, newVariant, stock } from '../testing/inventory.ts';

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

describe('mutations', () => {
  it('reserve and give back', async () => {
    const [locationId] = await createLocations(opened.db, 1, { pickupEnabled: true });
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [locationId]: 1 });
    const reserve = `mutation ($input: ReserveForPickupInput!) { reserveForPickup(input: $input) { __typename
      ... on Reservation { id status expiresAt location { id } lines { quantity variant { id } } }
      ... on UnitsUnavailableError { lines { variantId requested available } } } }`;
    const input = (quantity: number) => ({
      idempotencyKey: unique('key'),
      locationId,
      lines: [{ variantId, quantity }],
    });
    const visitor = as({ kind: 'customer', customerId: newId('cus'), sessionId: 's' });
    const refused = await ask(reserve, { input: input(2) }, visitor);
    expect(refused.data['reserveForPickup']).toMatchObject({ lines: [{ variantId, requested: 2, available: 1 }] });
    const made = await ask(reserve, { input: input(1) }, visitor);
    const reservation = made.data['reserveForPickup'] as { id: string };
    expect(reservation).toMatchObject({ status: 'LIVE', location: { id: locationId }, lines: [{ quantity: 1 }] });
    const release = `mutation ($id: ID!) { releaseReservation(input: { reservationId: $id }) {
      ... on Reservation { status } ... on UserError { errorCode } } }`;
    const released = await ask(release, { id: reservation.id }, visitor);
    expect(released.data['releaseReservation']).toEqual({ status: 'RELEASED' });
  });
});
