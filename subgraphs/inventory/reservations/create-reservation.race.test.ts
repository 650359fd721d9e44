import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import { as, createLocations, head, inventoryDeps, newVariant, stock } from '../testing/inventory.ts';
import { createReservation } from './create-reservation.ts';
import { releaseReservation } from './release-reservation.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
});
afterAll(() => database.drop());

const customer = () => as({ kind: 'customer', customerId: newId('cus'), sessionId: 's' } satisfies Actor);
async function shop() {
  const [locationId] = await createLocations(opened.db, 1, { offersPickup: true });
  const variantId = newVariant();
  await stock(opened.deps, variantId, { [locationId]: 1_000 });
  return (who: ReturnType<typeof as>, quantity = 1, idempotencyKey: string = unique('key')) =>
    createReservation(opened.deps, who, { idempotencyKey, locationId, lines: [{ variantId, quantity }] });
}

it('one account cannot take a store off sale: what it may set aside for one visit is bounded', async () => {
  const reserve = await shop();
  await expect(reserve(customer(), 1_000)).rejects.toBeInstanceOf(ValidationError);
  expect(await reserve(customer(), 20)).toMatchObject({ status: 'ACTIVE' });
  expect(await reserve(as(head), 100)).toMatchObject({ status: 'ACTIVE' });
});

it('nor by many visits at once, however they are asked for', async () => {
  const reserve = await shop();
  const visitor = customer();
  const asked = await Promise.allSettled(Array.from({ length: 12 }, () => reserve(visitor)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  for (const reason of refused) expect(reason).toBeInstanceOf(ConflictError);
});

it('a visit given back makes room for another, and one asked for again is the same', async () => {
  const reserve = await shop();
  const visitor = customer();
  const made = await reserve(visitor, 1, 'first');
  for (let count = 1; count < 5; count++) await reserve(visitor);
  expect(await reserve(visitor, 1, 'first')).toEqual(made);
  await releaseReservation(opened.deps, visitor, { reservationId: made.id, idempotencyKey: unique('key') });
  expect(await reserve(visitor)).toMatchObject({ status: 'ACTIVE' });
});
