import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId } from '../../shared/ids.ts';
import { as, head, inventoryDeps } from '../testing/inventory.ts';
import { createLocation } from './create-location.ts';
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
const associate = (locationId: LocationId) => as({ ...head, roles: ['ASSOCIATE'], locationIds: [locationId] });
const customer = (customerId = newId('cus')): Actor => ({ kind: 'customer', customerId, sessionId: 'session' });
const store = (code: string) => ({
  idempotencyKey: unique('key'),
  code,
  name: `Store ${code}`,
  kind: 'STORE' as const,
  timeZone: 'Europe/Paris',
});

describe('locations', () => {
  it('keep what an update leaves out, and replace hours as a whole', async () => {
    const { id } = await createLocation(opened.deps, staff, {
      ...store('LYON'),
      openingHours: [{ dayOfWeek: 1, opens: '10:00', closes: '19:00' }],
      address: { coordinates: { latitude: 45.76, longitude: 4.83 } },
    });
    const openingHours = [{ dayOfWeek: 2 as const, opens: '09:00', closes: '12:00' }];
    const changed = await updateLocation(opened.deps, associate(id), {
      locationId: id,
      name: 'Lyon',
      openingHours,
      isActive: false,
    });
    expect(changed).toMatchObject({
      name: 'Lyon',
      openingHours,
      isActive: false,
      version: 2,
      coordinates: { latitude: 45.76, longitude: 4.83 },
    });
    expect((await listLocations(opened.deps, {}, { first: 100 })).nodes.map((location) => location.id)).not.toContain(
      id,
    );
  });

  it('A6: have a catchment of postal codes, whatever they are typed like, each once, and none without a letter or digit', async () => {
    const { id, catchment } = await createLocation(opened.deps, staff, { ...store('LILLE'), catchment: ['59'] });
    expect(catchment).toEqual(['59']);
    const given = { locationId: id, catchment: ['sw1a 1aa', '62 000', '62000', 'SW1A-1AA'] };
    expect((await updateLocation(opened.deps, staff, given)).catchment).toEqual(['62000', 'SW1A1AA']);
    expect((await updateLocation(opened.deps, staff, { locationId: id, name: 'Lille' })).catchment).toHaveLength(2);
    for (const wrong of [['--'], Array.from({ length: 501 }, (_, code) => String(code))])
      await expect(updateLocation(opened.deps, staff, { locationId: id, catchment: wrong })).rejects.toBeInstanceOf(
        ValidationError,
      );
    expect((await updateLocation(opened.deps, staff, { locationId: id, catchment: null })).catchment).toEqual([]);
  });

  it('are changed by who may: associates only their own, nobody else any', async () => {
    const { id } = await createLocation(opened.deps, staff, store('NICE'));
    const other = associate(newId('loc'));
    await expect(updateLocation(opened.deps, other, { locationId: id, name: 'x' })).rejects.toBeInstanceOf(
      ForbiddenError,
    );
    await expect(createLocation(opened.deps, other, store('OWN'))).rejects.toBeInstanceOf(ForbiddenError);
    await expect(updateLocation(opened.deps, as(customer()), { locationId: id })).rejects.toBeInstanceOf(
      ForbiddenError,
    );
    await expect(updateLocation(opened.deps, staff, { locationId: newId('loc') })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });

  it('are not changed over what another editor has written since', async () => {
    const { id, version } = await createLocation(opened.deps, staff, store('PAU'));
    const edit = (name: string) => ({ locationId: id, name, expectedVersion: version });
    expect(await updateLocation(opened.deps, staff, edit('First'))).toMatchObject({ name: 'First', version: 2 });
    await expect(updateLocation(opened.deps, staff, edit('Second'))).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      currentVersion: 2,
    });
    const keyed = { ...edit('Third'), expectedVersion: 2, idempotencyKey: unique('key') };
    for (let sent = 0; sent < 2; sent++)
      expect(await updateLocation(opened.deps, staff, keyed)).toMatchObject({ name: 'Third', version: 3 });
  });

  it('lose what null clears, and never what may not be empty', async () => {
    const { id } = await createLocation(opened.deps, staff, {
      ...store('METZ'),
      address: { city: 'Metz', coordinates: { latitude: 49, longitude: 6 } },
    });
    const cleared = await updateLocation(opened.deps, staff, { locationId: id, address: null });
    expect(cleared).toMatchObject({ name: 'Store METZ', address: { city: null }, coordinates: null });
    await expect(updateLocation(opened.deps, staff, { locationId: id, name: null })).rejects.toBeInstanceOf(
      ValidationError,
    );
  });
});
