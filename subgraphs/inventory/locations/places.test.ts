import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPorts } from '#kernel/ports/port.ts';
import type { Actor } from '#kernel/request/actor.ts';
import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  UnauthenticatedError,
  UnavailableError,
  ValidationError,
} from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { DAY, MINUTE } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import { findStoresNear } from '../availability/find-stores-near.ts';
import { holdStock } from '../holds/hold-stock.ts';
import { InsufficientStockError } from '../holds/model/errors.ts';
import { resolveCheckoutHolds } from '../holds/resolve-checkout-holds.ts';
import { releaseReservation } from '../reservations/release-reservation.ts';
import { reserveForPickup } from '../reservations/reserve-for-pickup.ts';
import {
  as,
  countersOf,
  createLocations,
  head,
  inventoryDeps,
  newVariant,
  service,
  stock,
  totalOf,
} from '../testing/inventory.ts';
import { createLocation } from './create-location.ts';
import { ensureLocations } from './ensure-locations.ts';
import { findLocation } from './find-location.ts';
import { listLocations } from './list-locations.ts';
import { updateLocation } from './update-location.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
});
afterAll(() => database.drop());

const staff = as(head);
const associate = (locationId: string) => as({ ...head, roles: ['ASSOCIATE'], locationIds: [locationId] });
const customer = (customerId = newId('cus')): Actor => ({ kind: 'customer', customerId, sessionId: 'session' });
const store = (code: string) => ({ code, name: `Store ${code}`, kind: 'STORE' as const, timeZone: 'Europe/Paris' });

describe('locations', () => {
  it('are made with their hours, special days and place, and found by id and code', async () => {
    const made = await createLocation(opened.deps, staff, {
      ...store('MARAIS'),
      address: { line1: '1 rue des Rosiers', city: 'Paris', countryCode: 'FR' },
      geo: { latitude: 48.857, longitude: 2.359 },
      hours: [{ dayOfWeek: 1, opens: '10:00', closes: '19:00' }],
      specialDays: [{ day: '2026-12-25' }],
      pickupEnabled: true,
    });
    expect(made).toMatchObject({
      address: { line1: '1 rue des Rosiers', postalCode: null, city: 'Paris', countryCode: 'FR' },
      hours: [{ dayOfWeek: 1, opens: '10:00', closes: '19:00' }],
      specialDays: [{ day: '2026-12-25', opens: null, closes: null }],
      pickupEnabled: true,
      shipFromStore: false,
      active: true,
    });
    expect(await findLocation(opened.deps, { code: 'MARAIS' })).toEqual(made);
    expect(await findLocation(opened.deps, { id: made.id })).toEqual(made);
    await expect(createLocation(opened.deps, staff, store('MARAIS'))).rejects.toBeInstanceOf(ConflictError);
  });

  it('keep what an update leaves out, and replace hours as a whole', async () => {
    const { id } = await createLocation(opened.deps, staff, {
      ...store('LYON'),
      hours: [{ dayOfWeek: 1, opens: '10:00', closes: '19:00' }],
      geo: { latitude: 45.76, longitude: 4.83 },
    });
    const hours = [{ dayOfWeek: 2 as const, opens: '09:00', closes: '12:00' }];
    const changed = await updateLocation(opened.deps, associate(id), { id, name: 'Lyon', hours, active: false });
    expect(changed).toMatchObject({ name: 'Lyon', hours, active: false, geo: { latitude: 45.76, longitude: 4.83 } });
    expect((await listLocations(opened.deps, { activeOnly: true })).map((location) => location.id)).not.toContain(id);
  });

  it('are changed by who may: associates only their own, nobody else any', async () => {
    const { id } = await createLocation(opened.deps, staff, store('NICE'));
    const other = associate(newId('loc'));
    await expect(updateLocation(opened.deps, other, { id, name: 'x' })).rejects.toBeInstanceOf(ForbiddenError);
    await expect(createLocation(opened.deps, other, store('OWN'))).rejects.toBeInstanceOf(ForbiddenError);
    await expect(updateLocation(opened.deps, as(customer()), { id })).rejects.toBeInstanceOf(ForbiddenError);
    await expect(updateLocation(opened.deps, staff, { id: newId('loc') })).rejects.toBeInstanceOf(NotFoundError);
  });

  it.each([
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }],
    ['a time that does not exist', { hours: [{ dayOfWeek: 1 as const, opens: '25:00', closes: '19:00' }] }],
    ['a place outside the Earth', { geo: { latitude: 91, longitude: 0 } }],
    ['a special day with half its hours', { specialDays: [{ day: '2026-12-25', opens: '10:00' }] }],
    ['a code with spaces', { code: 'a b' }],
  ])('are refused with %s', async (_, fields) => {
    await expect(createLocation(opened.deps, staff, { ...store('BAD'), ...fields })).rejects.toBeInstanceOf(
      ValidationError,
    );
  });

  it('are ensured by code: new ones made, known ones left as they are', async () => {
    const [first] = await ensureLocations(opened.deps, [{ ...store('E1'), name: 'First' }]);
    const both = await ensureLocations(opened.deps, [{ ...store('E1'), name: 'Other' }, store('E2')]);
    expect(both.map(({ code }) => code)).toEqual(['E1', 'E2']);
    expect(both[0]).toEqual(first);
    expect(await findLocation(opened.deps, { code: 'E1' })).toMatchObject({ name: 'First' });
  });
});

describe('stores near a point', () => {
  it('come nearest first, within the radius, and only those that have the variant now', async () => {
    const place = (latitude: number) => ({ geo: { latitude, longitude: 10 } });
    const [near = ''] = await createLocations(opened.db, 1, place(60.1));
    const [far = ''] = await createLocations(opened.db, 1, place(60.3));
    const [beyond = ''] = await createLocations(opened.db, 1, place(61));
    const ask = (variantId?: string) =>
      findStoresNear(opened.deps, { latitude: 60, longitude: 10, radiusKm: 50, first: 20, variantId });
    const found = await ask();
    expect(found.map(({ id }) => id)).toEqual([near, far]);
    expect(found[0]?.distanceKm).toBeCloseTo(11.1, 1);
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [far]: 1, [beyond]: 1 });
    expect((await ask(variantId)).map(({ id }) => id)).toEqual([far]);
  });

  it.each([
    { latitude: 91, longitude: 0, radiusKm: 1, first: 1 },
    { latitude: 0, longitude: 0, radiusKm: 0, first: 1 },
    { latitude: 0, longitude: 0, radiusKm: Number.NaN, first: 1 },
    { latitude: 0, longitude: 0, radiusKm: 1, first: 1000 },
  ])('refuse %j', async (input) => {
    await expect(findStoresNear(opened.deps, input)).rejects.toBeInstanceOf(ValidationError);
  });
});

describe('a reservation', () => {
  async function shop(units: number) {
    const [locationId = ''] = await createLocations(opened.db, 1, { pickupEnabled: true });
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [locationId]: units });
    const input = { idempotencyKey: unique('key'), locationId, lines: [{ variantId, quantity: 1 }] };
    return { locationId, variantId, input };
  }

  it('keeps units of one store for a day, to the instant, and is made once by key', async () => {
    const { variantId, input, locationId } = await shop(1);
    const visitor = as(customer());
    const made = await reserveForPickup(opened.deps, visitor, input);
    expect(made).toMatchObject({ status: 'LIVE', locationId, lines: [{ variantId, quantity: 1 }] });
    expect(await reserveForPickup(opened.deps, visitor, input)).toEqual(made);
    await expect(reserveForPickup(opened.deps, as(customer()), input)).rejects.toBeInstanceOf(InsufficientStockError);
    opened.clock.advance(DAY);
    expect(await totalOf(opened.deps, variantId)).toBe(1);
  });

  it('is given back by its maker or staff of the store, and is hidden from all others', async () => {
    const { variantId, input, locationId } = await shop(1);
    const visitor = as(customer());
    const { id: reservationId } = await reserveForPickup(opened.deps, visitor, input);
    const give = (who: ReturnType<typeof as>) => releaseReservation(opened.deps, who, { reservationId });
    await expect(give(as(customer()))).rejects.toBeInstanceOf(NotFoundError);
    await expect(give(as({ kind: 'anonymous' }))).rejects.toBeInstanceOf(NotFoundError);
    await expect(give(associate(newId('loc')))).rejects.toBeInstanceOf(ForbiddenError);
    expect(await give(associate(locationId))).toMatchObject({ status: 'RELEASED' });
    expect(await give(visitor)).toMatchObject({ status: 'RELEASED' });
    expect(await totalOf(opened.deps, variantId)).toBe(1);
  });

  it('needs a known caller, and a store that takes pickups', async () => {
    const { input } = await shop(1);
    await expect(reserveForPickup(opened.deps, as({ kind: 'anonymous' }), input)).rejects.toBeInstanceOf(
      UnauthenticatedError,
    );
    const [closed = ''] = await createLocations(opened.db, 1);
    await expect(
      reserveForPickup(opened.deps, as(customer()), { ...input, locationId: closed }),
    ).rejects.toBeInstanceOf(ConflictError);
    await expect(
      reserveForPickup(opened.deps, as(customer()), { ...input, locationId: newId('loc') }),
    ).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('an old checkout', () => {
  async function heldCheckout() {
    const [locationId = ''] = await createLocations(opened.db, 1);
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [locationId]: 1 });
    const ownerId = newId('ord');
    const lines = [{ lineId: '1', variantId, quantity: 1, locationIds: [locationId] }];
    await holdStock(opened.deps, service, { key: ownerId, kind: 'CHECKOUT', ownerId, expiresAt: null, lines });
    return { variantId, ownerId };
  }

  /** Orders as its port answers: the transport is the boundary, what lies behind it is another domain's. */
  function withOrders(verdicts: Record<string, string>) {
    const asked: string[][] = [];
    const ports = createPorts('inventory', {
      execute: async (_domain, _document, variables) => {
        const orderIds = variables['orderIds'] as string[];
        asked.push(orderIds);
        const answers = orderIds.map((orderId) => ({ orderId, verdict: verdicts[orderId] ?? 'PENDING' }));
        return { data: { ordersResolveCheckout: answers } };
      },
    });
    return { asked, deps: { ...opened.deps, ports } };
  }

  it('ends by the verdict of orders alone: committed, released, or still held', async () => {
    const [placed, aborted, pending] = [await heldCheckout(), await heldCheckout(), await heldCheckout()];
    const { deps, asked } = withOrders({ [placed.ownerId]: 'PLACED', [aborted.ownerId]: 'ABORTED' });
    opened.clock.advance(2 * MINUTE);
    await resolveCheckoutHolds(deps, service);
    expect(asked).toEqual([]);
    opened.clock.advance(1);
    await resolveCheckoutHolds(deps, service);
    expect(asked.flat()).toEqual(expect.arrayContaining([placed.ownerId, aborted.ownerId, pending.ownerId]));
    expect(await countersOf(opened.db, placed.variantId)).toMatchObject({ committed: 1, reserved: 0 });
    expect(await countersOf(opened.db, aborted.variantId)).toMatchObject({ available: 1, reserved: 0 });
    expect(await countersOf(opened.db, pending.variantId)).toMatchObject({ available: 0, reserved: 1 });
  });

  it('keeps its units while orders is down', async () => {
    const { variantId } = await heldCheckout();
    opened.clock.advance(DAY);
    await expect(resolveCheckoutHolds(opened.deps, service)).rejects.toBeInstanceOf(UnavailableError);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, reserved: 1 });
  });
});
