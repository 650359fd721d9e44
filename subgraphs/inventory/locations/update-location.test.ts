import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError, NotFoundError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
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
const store = (code: string) => ({ code, name: `Store ${code}`, kind: 'STORE' as const, timeZone: 'Europe/Paris' });

describe('locations', () => {
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
});
