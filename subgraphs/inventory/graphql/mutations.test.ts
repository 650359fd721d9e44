import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import { inventoryGraph } from '../testing/graph.ts';
import { as, createLocations, head, inventoryDeps, newVariant, stock } from '../testing/inventory.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let ask: ReturnType<typeof inventoryGraph>;
let stores: string[];

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
  it('answer a group with its levels, or a typed refusal', async () => {
    const document = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) { __typename
      ... on InventoryAdjustmentGroup { id reason levels { available variant { id } } changes { changes { delta } } }
      ... on DomainError { code } } }`;
    const input = (delta: number) => ({
      idempotencyKey: unique('key'),
      reason: 'Delivery',
      changes: [{ variantId: newVariant(), locationId: stores[0], state: 'AVAILABLE', delta }],
    });
    const done = await ask(document, { input: input(4) }, as(head));
    expect(done.data['adjustInventory']).toMatchObject({
      __typename: 'InventoryAdjustmentGroup',
      levels: [{ available: 4 }],
    });
    const refused = await ask(document, { input: input(-4) }, as(head));
    expect(refused.data['adjustInventory']).toEqual({ __typename: 'ConflictError', code: 'CONFLICT' });
    const stranger = await ask(document, { input: input(4) });
    expect(stranger.data['adjustInventory']).toMatchObject({ __typename: 'UnauthenticatedError' });
  });

  it('make and change a location', async () => {
    const create = `mutation ($input: CreateLocationInput!) { createLocation(input: $input) { __typename
      ... on Location { id hours { dayOfWeek opens } isOpen distanceKm } ... on DomainError { code } } }`;
    const input = {
      code: 'GRAPH',
      name: 'Graph',
      kind: 'STORE',
      timeZone: 'Europe/Paris',
      hours: [{ dayOfWeek: 'SUNDAY', opens: '11:00', closes: '18:00' }],
    };
    const made = await ask(create, { input }, as(head));
    // The clock of the tests stands on Sunday, 22 November 2026, 11:00 in Paris.
    expect(made.data['createLocation']).toMatchObject({
      hours: [{ dayOfWeek: 'SUNDAY', opens: '11:00' }],
      isOpen: true,
      distanceKm: null,
    });
    const again = await ask(create, { input }, as(head));
    expect(again.data['createLocation']).toEqual({ __typename: 'ConflictError', code: 'CONFLICT' });
  });

  it('reserve and give back', async () => {
    const [locationId = ''] = await createLocations(opened.db, 1, { pickupEnabled: true });
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
      ... on Reservation { status } ... on DomainError { code } } }`;
    const released = await ask(release, { id: reservation.id }, visitor);
    expect(released.data['releaseReservation']).toEqual({ status: 'RELEASED' });
  });
});

describe('hostile input', () => {
  const nul = '\\u0000';
  it.each([
    ['an id that is none', 'location(id: "1 or 1=1") { id }'],
    ['a code with a NUL', `location(code: "${nul}") { id }`],
    ['neither id nor code', 'location { id }'],
    ['a level that is none', 'inventoryLevels(ids: ["x"]) { totalCount }'],
    ['a location with a NUL', `inventoryLevels(locationId: "${nul}") { totalCount }`],
    ['a page of a million', 'inventoryLevels(first: 1000000) { totalCount }'],
    ['a cursor that is none', 'inventoryLevels(after: "WyJcdTAwMDAiXQ") { totalCount }'],
    ["another list's cursor", 'inventoryMovements(after: "WyJsdmxfMSJd") { totalCount }'],
    ['a variant that is none', 'inventoryMovements(variantId: "x") { totalCount }'],
    ['a place off the Earth', 'storesNear(latitude: 1e300, longitude: 0) { id }'],
    ['a variant with a NUL', `storesNear(latitude: 1, longitude: 0, variantId: "${nul}") { id }`],
  ])('in a query is refused by name: %s', async (_, field) => {
    const { errors } = await ask(`{ ${field} }`, {}, as(head));
    expect(errors[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it('in a reason or a name is refused by name', async () => {
    const adjust = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) {
      ... on ValidationError { issues { path } } } }`;
    const changes = [{ variantId: newVariant(), locationId: stores[0], state: 'AVAILABLE', delta: 1 }];
    const input = { idempotencyKey: 'k', reason: 'a\u0000b', changes };
    const { data } = await ask(adjust, { input }, as(head));
    expect(data['adjustInventory']).toEqual({ issues: [{ path: 'reason' }] });
    const create = `mutation ($input: CreateLocationInput!) { createLocation(input: $input) {
      ... on ValidationError { issues { path } } } }`;
    const location = { code: 'N', name: '\u0000', kind: 'STORE', timeZone: 'UTC', address: { city: '\u0000' } };
    const made = await ask(create, { input: location }, as(head));
    expect(made.data['createLocation']).toEqual({ issues: [{ path: 'name' }, { path: 'city' }] });
    const release = `mutation { releaseReservation(input: { reservationId: "${nul}" }) { ... on DomainError { code } } }`;
    const released = await ask(release, {}, as(head));
    expect(released.data['releaseReservation']).toEqual({ code: 'NOT_FOUND' });
  });
});
