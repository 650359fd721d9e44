import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { ConflictError, NotFoundError, UnauthenticatedError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { DAY } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { unique } from '../../../test/support/unique.ts';
import { InsufficientStockError } from '../../shared/stock-errors.ts';
import { as, createLocations, inventoryDeps, newVariant, stock, totalOf } from '../testing/inventory.ts';
import { createReservation } from './create-reservation.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
});
afterAll(() => database.drop());
const customer = (customerId = newId('cus')): Actor => ({ kind: 'customer', customerId, sessionId: 'session' });

describe('a reservation', () => {
  async function shop(units: number) {
    const [locationId] = await createLocations(opened.db, 1, { offersPickup: true });
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [locationId]: units });
    const input = { idempotencyKey: unique('key'), locationId, lines: [{ variantId, quantity: 1 }] };
    return { locationId, variantId, input };
  }

  it('keeps units of one store for a day, to the instant, and is made once by key', async () => {
    const { variantId, input, locationId } = await shop(1);
    const visitor = as(customer());
    const made = await createReservation(opened.deps, visitor, input);
    expect(made).toMatchObject({ status: 'ACTIVE', locationId, lines: [{ variantId, quantity: 1 }] });
    expect(await createReservation(opened.deps, visitor, input)).toEqual(made);
    await expect(createReservation(opened.deps, as(customer()), input)).rejects.toBeInstanceOf(InsufficientStockError);
    opened.clock.advance(DAY);
    expect(await totalOf(opened.deps, variantId)).toBe(1);
  });

  it('needs a known caller, and a store that takes pickups', async () => {
    const { input } = await shop(1);
    await expect(createReservation(opened.deps, as({ kind: 'anonymous' }), input)).rejects.toBeInstanceOf(
      UnauthenticatedError,
    );
    const [closed] = await createLocations(opened.db, 1);
    await expect(
      createReservation(opened.deps, as(customer()), { ...input, locationId: closed }),
    ).rejects.toBeInstanceOf(ConflictError);
    await expect(
      createReservation(opened.deps, as(customer()), { ...input, locationId: newId('loc') }),
    ).rejects.toBeInstanceOf(NotFoundError);
  });

  it('I7: is reported with its outcome, refused ones too and while the store takes none, the same wish once a day', async () => {
    const { input, locationId } = await shop(1);
    const [visitor, other] = [as(customer()), as(customer())];
    await createReservation(opened.deps, visitor, input);
    const wish = { ...input, idempotencyKey: unique('key') };
    for (const idempotencyKey of [unique('key'), unique('key')]) {
      await expect(createReservation(opened.deps, other, { ...wish, idempotencyKey })).rejects.toThrow();
    }
    const [closed] = await createLocations(opened.db, 1);
    await expect(createReservation(opened.deps, other, { ...wish, locationId: closed })).rejects.toThrow();
    const told = await rowsAs<{ payload: Record<string, unknown> }>(
      opened.db,
      sql`select payload from event_log where type = 'inventory.service-requested.v1'
        and payload->>'locationId' = any(${[locationId, closed]}::text[]) order by txid, seq`,
    );
    expect(told.map(({ payload }) => [payload['service'], payload['outcome'], payload['reason']])).toEqual([
      ['E_RESERVATION', 'GRANTED', null],
      ['E_RESERVATION', 'REFUSED', 'NO_STOCK'],
      ['E_RESERVATION', 'REFUSED', 'SERVICE_OFF'],
    ]);
  });
});
