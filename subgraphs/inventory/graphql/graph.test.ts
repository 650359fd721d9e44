import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import {
  as,
  createLocations,
  head,
  inventoryDeps,
  newVariant,
  service,
  stock,
} from '../../../test/support/inventory-house.ts';
import type { Actor } from '../../shared/access.ts';
import { countStatements, type RequestContext } from '../../shared/context.ts';
import { createExecutor } from '../../shared/execute.ts';
import { newId } from '../../shared/ids.ts';
import { schema } from './index.ts';

let database: TestDatabase;
let house: ReturnType<typeof inventoryDeps>;
let execute: ReturnType<typeof createExecutor>;
let stores: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  house = inventoryDeps(database);
  const { deps } = house;
  execute = createExecutor({ schema, logger: deps.logger, createContext: (request) => ({ request, deps }) });
  stores = [];
  for (const latitude of [50, 50.1, 52])
    stores.push(...(await createLocations(house.db, 1, { geo: { latitude, longitude: 3 } })));
});
afterAll(() => database.drop());

const anonymous: Actor = { kind: 'anonymous' };

async function ask(document: string, variables: Record<string, unknown>, request: RequestContext = as(anonymous)) {
  const counts = new Map<string, number>();
  const answer = await countStatements(counts, () => execute({ document, variables, request }));
  // Through JSON, as it would travel.
  const { data, errors } = JSON.parse(JSON.stringify(answer)) as typeof answer;
  return { data: data ?? {}, errors: errors ?? [], statements: counts.get('inventory') ?? 0 };
}

const entities = (fields: string) => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on ProductVariant { id ${fields} } ... on Location { id code } }
}`;
const variantsOf = (ids: string[]) => ({ representations: ids.map((id) => ({ __typename: 'ProductVariant', id })) });

describe('availability', () => {
  it('is one pool over the warehouse and every store, zero rows included', async () => {
    const [warehouse = ''] = await createLocations(house.db, 1, { kind: 'WAREHOUSE' });
    const [first = '', second = ''] = stores;
    const scarf = newVariant();
    await stock(house.deps, scarf, { [warehouse]: 50, [first]: 2, [second]: 1 });
    await stock(house.deps, scarf, { [second]: -1 });
    const { data, statements } = await ask(
      entities('availability { total inStock locations { available location { id kind } } }'),
      variantsOf([scarf]),
    );
    const [entity] = data['_entities'] as [{ availability: { total: number; locations: unknown[] } }];
    expect(entity.availability).toMatchObject({ total: 52, inStock: true });
    expect(entity.availability.locations[0]).toMatchObject({ available: 50 });
    expect(new Set(entity.availability.locations)).toEqual(
      new Set([
        { available: 50, location: { id: warehouse, kind: 'WAREHOUSE' } },
        { available: 2, location: { id: first, kind: 'STORE' } },
        { available: 0, location: { id: second, kind: 'STORE' } },
      ]),
    );
    expect(statements).toBe(2);
  });

  it('of a list of 24 products with five variants each is one statement', async () => {
    const variants = Array.from({ length: 120 }, newVariant);
    const [first = ''] = stores;
    for (const variantId of variants.slice(0, 3)) await stock(house.deps, variantId, { [first]: 1 });
    const { data, statements } = await ask(entities('availability { total inStock }'), variantsOf(variants));
    expect(statements).toBe(1);
    const totals = (data['_entities'] as Array<{ availability: { total: number } }>).map((e) => e.availability.total);
    expect(totals.filter((total) => total === 1)).toHaveLength(3);
    expect(totals.filter((total) => total === 0)).toHaveLength(117);
  });

  it('near a point comes nearest first, within the radius', async () => {
    const variantId = newVariant();
    await stock(house.deps, variantId, Object.fromEntries(stores.map((id) => [id, 1])));
    const { data } = await ask(
      entities('availability { near(latitude: 50.1, longitude: 3, radiusKm: 20) { location { id } distanceKm } }'),
      variantsOf([variantId]),
    );
    const [entity] = data['_entities'] as [{ availability: { near: unknown[] } }];
    expect(entity.availability.near).toMatchObject([
      { location: { id: stores[1] }, distanceKm: 0 },
      { location: { id: stores[0] }, distanceKm: expect.closeTo(11.1, 1) },
    ]);
  });
});

describe('entities', () => {
  it('load many locations in one statement, and answer null for one that does not exist', async () => {
    const representations = [...stores, newId('loc')].map((id) => ({ __typename: 'Location', id }));
    const { data, statements } = await ask(entities(''), { representations });
    expect(statements).toBe(1);
    expect((data['_entities'] as unknown[]).map((entity) => entity !== null)).toEqual([true, true, true, false]);
  });

  it('show the books of a variant to staff alone, also on the entity path', async () => {
    const variantId = newVariant();
    await stock(house.deps, variantId, { [stores[0] ?? '']: 3 });
    const books = entities('inventoryLevels { available location { id } }');
    const hidden = await ask(books, variantsOf([variantId]));
    expect(hidden.data['_entities']).toEqual([{ id: variantId, inventoryLevels: null }]);
    const shown = await ask(books, variantsOf([variantId]), as(head));
    expect(shown.data['_entities']).toMatchObject([{ inventoryLevels: [{ available: 3 }] }]);
  });
});

describe('lists', () => {
  const list = `query ($locationId: ID, $after: String) {
    inventoryLevels(first: 2, locationId: $locationId, after: $after, state: IN_STOCK) {
      nodes { id available onHand variant { id } location { name } } pageInfo { hasNextPage endCursor }
    }
  }`;

  it('of levels are read by key, two statements a page whatever its size, each level once', async () => {
    const [locationId = ''] = await createLocations(house.db, 1);
    for (let index = 0; index < 3; index++) await stock(house.deps, newVariant(), { [locationId]: index + 1 });
    await stock(house.deps, newVariant(), { [locationId]: 1 });
    const first = await ask(list, { locationId }, as(head));
    expect(first.statements).toBe(2);
    const page = first.data['inventoryLevels'] as { nodes: { id: string }[]; pageInfo: { endCursor: string } };
    const next = await ask(list, { locationId, after: page.pageInfo.endCursor }, as(head));
    const rest = next.data['inventoryLevels'] as { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean } };
    expect(new Set([...page.nodes, ...rest.nodes].map(({ id }) => id)).size).toBe(4);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it.each(['inventoryLevels { totalCount }', 'inventoryMovements { totalCount }', 'inventoryDrift { state }'])(
    'refuse strangers: %s',
    async (field) => {
      const { errors } = await ask(`{ ${field} }`, {});
      expect(errors[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    },
  );

  it('explain a movement with its states', async () => {
    const variantId = newVariant();
    await stock(house.deps, variantId, { [stores[0] ?? '']: 4 });
    const document = `query ($variantId: ID) { inventoryMovements(variantId: $variantId) {
      nodes { kind reason actor changes { state delta } location { id } } } inventoryDrift { state } }`;
    const { data } = await ask(document, { variantId }, as(head));
    expect(data).toMatchObject({
      inventoryMovements: { nodes: [{ kind: 'ADJUST', changes: [{ state: 'AVAILABLE', delta: 4 }] }] },
      inventoryDrift: [],
    });
  });
});

describe('mutations', () => {
  it('answer a group with its levels, or a typed refusal', async () => {
    const document = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) { __typename
      ... on InventoryAdjustmentGroup { id reason levels { available variant { id } } changes { changes { delta } } }
      ... on DomainError { code } } }`;
    const input = (delta: number) => ({
      idempotencyKey: newId('key'),
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
    const [locationId = ''] = await createLocations(house.db, 1, { pickupEnabled: true });
    const variantId = newVariant();
    await stock(house.deps, variantId, { [locationId]: 1 });
    const reserve = `mutation ($input: ReserveForPickupInput!) { reserveForPickup(input: $input) { __typename
      ... on Reservation { id status expiresAt location { id } lines { quantity variant { id } } }
      ... on UnitsUnavailableError { lines { variantId requested available } } } }`;
    const input = (quantity: number) => ({
      idempotencyKey: newId('key'),
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

describe('internal ports', () => {
  it('are closed to everybody but services', async () => {
    const { errors } = await ask('mutation { inventoryCommitHold(ownerId: "ord_1") }', {}, as(head));
    expect(errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('hold, commit, fulfil and restock, and refuse with the lines that lack units', async () => {
    const [locationId = ''] = stores;
    const variantId = newVariant();
    await stock(house.deps, variantId, { [locationId]: 2 });
    const hold = `mutation ($input: InventoryHoldInput!) {
      inventoryHold(input: $input) { holdId allocations { lineId variantId locationId quantity } } }`;
    const orderId = newId('ord');
    const input = (quantity: number) => ({
      key: newId('key'),
      kind: 'CHECKOUT',
      ownerId: orderId,
      convertFromOwnerId: null,
      expiresAt: null,
      lines: [{ lineId: 'l1', variantId, quantity, locationIds: [locationId] }],
    });
    const refused = await ask(hold, { input: input(3) }, service);
    expect(refused.errors[0]?.extensions).toEqual({
      code: 'INSUFFICIENT_STOCK',
      retryable: false,
      details: { lines: [{ lineId: 'l1', variantId, requested: 3, available: 2 }] },
    });
    const held = await ask(hold, { input: input(2) }, service);
    expect(held.data['inventoryHold']).toMatchObject({ allocations: [{ lineId: 'l1', locationId, quantity: 2 }] });
    const rest = `mutation ($orderId: ID!, $units: [InventoryUnitsInput!]!, $back: [InventoryRestockInput!]!,
      $sold: [InventorySaleLineInput!]!, $locationId: ID!) {
      inventoryCommitHold(ownerId: $orderId)
      inventoryFulfil(key: "f", orderId: $orderId, lines: $units)
      inventoryRestock(key: "r", returnId: "ret", lines: $back)
      inventoryRecordSale(key: "s", saleId: "sale", locationId: $locationId, occurredAt: "2026-11-22T10:00:00Z", lines: $sold)
    }`;
    const units = [{ variantId, locationId, quantity: 2 }];
    const back = [{ variantId, locationId, quantity: 2, disposition: 'RESTOCKED' }];
    const sold = [{ variantId, quantity: 1 }];
    const { data } = await ask(rest, { orderId, units, back, sold, locationId }, service);
    expect(data).toEqual({
      inventoryCommitHold: true,
      inventoryFulfil: true,
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
        hours: [{ dayOfWeek: 'MONDAY', opens: '10:00', closes: '18:00' }],
      },
    ];
    const { data } = await ask(document, { locations }, service);
    expect((data['inventoryEnsureLocations'] as { code: string }[]).map(({ code }) => code)).toEqual([
      'ST-IMPORT',
      'WH-IMPORT',
    ]);
  });
});
