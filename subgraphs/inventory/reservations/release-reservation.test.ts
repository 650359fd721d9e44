import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError, NotFoundError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId } from '../../shared/ids.ts';
import { as, createLocations, head, inventoryDeps, newVariant, stock, totalOf } from '../testing/inventory.ts';
import { createReservation } from './create-reservation.ts';
import { releaseReservation } from './release-reservation.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
});
afterAll(() => database.drop());

const associate = (locationId: LocationId) => as({ ...head, roles: ['ASSOCIATE'], locationIds: [locationId] });
const customer = (customerId = newId('cus')): Actor => ({ kind: 'customer', customerId, sessionId: 'session' });

describe('a reservation', () => {
  async function shop(units: number) {
    const [locationId] = await createLocations(opened.db, 1, { offersPickup: true });
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [locationId]: units });
    const input = { idempotencyKey: unique('key'), locationId, lines: [{ variantId, quantity: 1 }] };
    return { locationId, variantId, input };
  }

  it('is given back by its maker or staff of the store, and is hidden from all others', async () => {
    const { variantId, input, locationId } = await shop(1);
    const visitor = as(customer());
    const { id: reservationId } = await createReservation(opened.deps, visitor, input);
    const give = (who: ReturnType<typeof as>) =>
      releaseReservation(opened.deps, who, { reservationId, idempotencyKey: unique('key') });
    await expect(give(as(customer()))).rejects.toBeInstanceOf(NotFoundError);
    await expect(give(as({ kind: 'anonymous' }))).rejects.toBeInstanceOf(NotFoundError);
    await expect(give(associate(newId('loc')))).rejects.toBeInstanceOf(ForbiddenError);
    expect(await give(associate(locationId))).toMatchObject({ status: 'RELEASED' });
    expect(await give(visitor)).toMatchObject({ status: 'RELEASED' });
    expect(await totalOf(opened.deps, variantId)).toBe(1);
  });
});
