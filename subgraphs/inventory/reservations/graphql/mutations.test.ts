import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { as, createLocations, head, inventoryDeps, newVariant, stock, stocked } from '../../testing/inventory.ts';

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

const create = `mutation ($input: CreateReservationInput!) { createReservation(input: $input) { __typename
      ... on CreateReservationPayload { reservation {
        id status expiresAt customer { id } location { id } lines { quantity variant { id } } } }
      ... on InsufficientStockError { shortfalls { variant { id } requestedQuantity availableQuantity } } } }`;

describe('reservations', () => {
  it('reserve and give back', async () => {
    const [locationId] = await createLocations(opened.db, 1, { offersPickup: true });
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [locationId]: 1 });
    const input = (quantity: number) => ({
      idempotencyKey: randomUUID(),
      locationId,
      lines: [{ variantId, quantity }],
    });
    const visitor = as({ kind: 'customer', customerId: newId('cus'), sessionId: 's' });
    const refused = await ask(create, { input: input(2) }, visitor);
    expect(refused.data['createReservation']).toMatchObject({
      shortfalls: [{ variant: { id: variantId }, requestedQuantity: 2, availableQuantity: 1 }],
    });
    const made = await ask(create, { input: input(1) }, visitor);
    const { reservation } = made.data['createReservation'] as { reservation: { id: string } };
    expect(reservation).toMatchObject({
      status: 'ACTIVE',
      customer: { id: expect.stringMatching(/^cus_/) },
      location: { id: locationId },
      lines: [{ quantity: 1 }],
    });
    const release = `mutation ($input: ReleaseReservationInput!) { releaseReservation(input: $input) {
      ... on ReleaseReservationPayload { reservation { status } } ... on UserError { errorCode } } }`;
    const give = (reservationId: string, idempotencyKey: string) =>
      ask(release, { input: { reservationId, idempotencyKey } }, visitor);
    const key = randomUUID();
    for (let sent = 0; sent < 2; sent++) {
      const released = await give(reservation.id, key);
      expect(released.data['releaseReservation']).toEqual({ reservation: { status: 'RELEASED' } });
    }
    const other = await ask(create, { input: input(1) }, visitor);
    const { reservation: second } = other.data['createReservation'] as { reservation: { id: string } };
    const reused = await give(second.id, key);
    expect(reused.data['releaseReservation']).toEqual({ errorCode: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('are listed and found for whom they concern alone', async () => {
    const [locationId] = await createLocations(opened.db, 1, { offersPickup: true });
    const variantId = await stocked(opened.deps, { [locationId]: 90 });
    const customerOf = () => as({ kind: 'customer', customerId: newId('cus'), sessionId: 's' });
    const [visitor, stranger] = [customerOf(), customerOf()];
    const made: string[] = [];
    for (let count = 0; count < 3; count++) {
      const input = { idempotencyKey: randomUUID(), locationId, lines: [{ variantId, quantity: 1 }] };
      const { data } = await ask(create, { input }, visitor);
      made.unshift((data['createReservation'] as { reservation: { id: string } }).reservation.id);
    }
    const list = `query ($filter: ReservationFilter, $after: String) { reservations(first: 2, after: $after, filter: $filter) {
      nodes { id status } pageInfo { hasNextPage endCursor } } }`;
    const first = await ask(list, {}, visitor);
    const { nodes, pageInfo } = first.data['reservations'] as {
      nodes: Array<{ id: string }>;
      pageInfo: { endCursor: string };
    };
    const rest = await ask(list, { after: pageInfo.endCursor }, visitor);
    const ids = [...nodes, ...(rest.data['reservations'] as { nodes: Array<{ id: string }> }).nodes].map(
      ({ id }) => id,
    );
    expect(ids).toEqual(made);
    expect((await ask(list, {}, stranger)).data['reservations']).toMatchObject({ nodes: [] });
    expect((await ask(list)).errors[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const filter = { locationIds: [locationId], statuses: ['ACTIVE'] };
    expect((await ask(list, { filter }, as(head))).data['reservations']).toMatchObject({
      nodes: [{ id: made[0] }, { id: made[1] }],
    });
    const none = { ...filter, statuses: ['RELEASED', 'EXPIRED', 'PICKED_UP'] };
    expect((await ask(list, { filter: none }, as(head))).data['reservations']).toMatchObject({ nodes: [] });
    const bound = as({ ...head, roles: ['ASSOCIATE'], locationIds: [newId('loc')] });
    expect((await ask(list, {}, bound)).data['reservations']).toMatchObject({ nodes: [] });
    const entity = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Reservation { id code } } }`;
    const representations = [{ __typename: 'Reservation', id: made[0] }];
    const seen = async (who?: ReturnType<typeof as>) =>
      ((await ask(entity, { r: representations }, who)).data['_entities'] as unknown[])[0] !== null;
    expect(await Promise.all([seen(visitor), seen(as(head)), seen(stranger), seen(), seen(bound)])).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
