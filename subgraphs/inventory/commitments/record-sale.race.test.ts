import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { DAY, HOUR } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { holdStock } from '../holds/hold-stock.ts';
import { sweepExpiredHolds } from '../holds/sweep-expired-holds.ts';
import { createReservation } from '../reservations/create-reservation.ts';
import { findReservation } from '../reservations/find-reservation.ts';
import type { Reservation } from '../reservations/model/reservation.ts';
import {
  as,
  countersOf,
  createLocations,
  driftOf,
  head,
  inventoryDeps,
  service,
  stocked,
} from '../testing/inventory.ts';
import { recordSale } from './record-sale.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let paris: LocationId;
let lyon: LocationId;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  [paris, lyon] = await createLocations(opened.db, 2, { offersPickup: true });
});
afterAll(async () => {
  const drift = await driftOf(opened.db);
  await database.drop();
  expect(drift).toEqual([]);
});

const reserve = (lines: Array<{ variantId: VariantId; quantity: number }>) =>
  createReservation(opened.deps, as(head), { idempotencyKey: unique('key'), locationId: paris, lines });
const sell = (
  reservation: string,
  lines: Array<{ variantId: VariantId; quantity: number }>,
  fields: { key?: string; locationId?: LocationId } = {},
) => {
  const { key = unique('key'), locationId = paris } = fields;
  return recordSale(opened.deps, service, { key, saleId: key, locationId, reservation, lines });
};
const statusOf = async ({ id }: Reservation) => (await findReservation(opened.deps, as(head), id)).status;

describe('a POS sale with its reservation', () => {
  it.each(['id', 'code'] as const)('takes the reserved units, found by its %s, and the visit is over', async (by) => {
    const variantId = await stocked(opened.deps, { [paris]: 5 });
    const reservation = await reserve([{ variantId, quantity: 2 }]);
    await sell(reservation[by], [{ variantId, quantity: 2 }]);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 3, reserved: 0, onHand: 3, shortage: 0 });
    expect(await statusOf(reservation)).toBe('PICKED_UP');
  });

  it('is recorded once however often it arrives, at once or later', async () => {
    const variantId = await stocked(opened.deps, { [paris]: 5 });
    const reservation = await reserve([{ variantId, quantity: 2 }]);
    const key = unique('key');
    const lines = [{ variantId, quantity: 2 }];
    await Promise.all(Array.from({ length: 5 }, () => sell(reservation.code, lines, { key })));
    opened.clock.advance(2 * DAY);
    await sweepExpiredHolds(opened.deps);
    await sell(reservation.code, lines, { key });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 3, reserved: 0, onHand: 3 });
  });

  it('gives back what the customer did not take, and takes from the shelf what they took beyond', async () => {
    const [left, beyond] = [await stocked(opened.deps, { [paris]: 2 }), await stocked(opened.deps, { [paris]: 5 })];
    const reservation = await reserve([
      { variantId: left, quantity: 2 },
      { variantId: beyond, quantity: 1 },
    ]);
    await sell(reservation.id, [{ variantId: beyond, quantity: 3 }]);
    expect(await countersOf(opened.db, left)).toMatchObject({ available: 2, reserved: 0, onHand: 2 });
    expect(await countersOf(opened.db, beyond)).toMatchObject({ available: 2, reserved: 0, onHand: 2 });
  });

  it('gets the units of an expired reservation as long as nobody else took them', async () => {
    const variantId = await stocked(opened.deps, { [paris]: 1 });
    const reservation = await reserve([{ variantId, quantity: 1 }]);
    opened.clock.advance(DAY + HOUR);
    await sell(reservation.code, [{ variantId, quantity: 1 }]);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, reserved: 0, onHand: 0, shortage: 0 });
  });

  it('is an ordinary sale once the reservation was tidied away, or its units went to another buyer', async () => {
    const [tidied, taken] = [await stocked(opened.deps, { [paris]: 1 }), await stocked(opened.deps, { [paris]: 1 })];
    const reservations = [
      await reserve([{ variantId: tidied, quantity: 1 }]),
      await reserve([{ variantId: taken, quantity: 1 }]),
    ] as const;
    opened.clock.advance(DAY);
    const ownerId = newId('ord');
    const lines = [{ lineId: '1', variantId: taken, quantity: 1, locationIds: [paris] }];
    await holdStock(opened.deps, service, { key: ownerId, kind: 'CHECKOUT', ownerId, expiresAt: null, lines });
    await sweepExpiredHolds(opened.deps);
    await sell(reservations[0].code, [{ variantId: tidied, quantity: 1 }]);
    await sell(reservations[1].code, [{ variantId: taken, quantity: 1 }]);
    expect(await countersOf(opened.db, tidied)).toMatchObject({ available: 0, reserved: 0, onHand: 0, shortage: 0 });
    expect(await countersOf(opened.db, taken)).toMatchObject({ available: 0, reserved: 1, onHand: 1, shortage: 1 });
  });

  it('is the only one to take them: a second sale of the same reservation takes from the shelf', async () => {
    const variantId = await stocked(opened.deps, { [paris]: 3 });
    const reservation = await reserve([{ variantId, quantity: 1 }]);
    const lines = [{ variantId, quantity: 1 }];
    await Promise.all([sell(reservation.code, lines), sell(reservation.id, lines)]);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 1, reserved: 0, onHand: 1, shortage: 0 });
  });

  it('leaves the reservation alone when it sells nothing of it, stands in another store, or names none', async () => {
    const [variantId, other] = [await stocked(opened.deps, { [paris]: 2 }), await stocked(opened.deps, { [paris]: 2 })];
    const reservation = await reserve([{ variantId, quantity: 2 }]);
    await sell(reservation.code, [{ variantId: other, quantity: 1 }]);
    await sell(reservation.id, [{ variantId, quantity: 1 }], { locationId: lyon });
    await sell('NONESUCH', [{ variantId: other, quantity: 1 }]);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ reserved: 2, shortage: 1 });
    expect(await statusOf(reservation)).toBe('ACTIVE');
  });
});
