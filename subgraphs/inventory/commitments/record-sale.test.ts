import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { commitHold } from '../holds/commit-hold.ts';
import { holdStock } from '../holds/hold-stock.ts';
import {
  countersOf,
  createLocations,
  driftOf,
  inventoryDeps,
  newVariant,
  service,
  stocked,
  totalOf,
} from '../testing/inventory.ts';
import { recordSale } from './record-sale.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let a: LocationId;
let b: LocationId;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  [a, b] = await createLocations(opened.db, 2);
});
afterAll(() => database.drop());

/** An order whose units are committed at `a`. */
async function committed(variantId: VariantId, quantity: number): Promise<string> {
  const orderId = newId('ord');
  const lines = [{ lineId: '1', variantId, quantity, locationIds: [a] }];
  await holdStock(opened.deps, service, { key: orderId, kind: 'CHECKOUT', ownerId: orderId, expiresAt: null, lines });
  await commitHold(opened.deps, service, { ownerId: orderId });
  return orderId;
}

const sell = (variantId: VariantId, quantity: number, key: string = unique('key')) =>
  recordSale(opened.deps, service, { key, saleId: `sale ${key}`, locationId: a, lines: [{ variantId, quantity }] });

/** Payloads in the log that concern a variant; read past the horizon, which other tests on this server hold back. */
async function eventsOf(variantId: VariantId, type: string): Promise<unknown[]> {
  const rows = await rowsAs<{ payload: unknown }>(
    opened.db,
    sql`
    select payload from event_log where type = ${type} and payload::text like ${`%${variantId}%`} order by seq`,
  );
  return rows.map(({ payload }) => payload);
}

describe('a POS sale', () => {
  it('shows in the very next look at the stock, and is recorded once by key', async () => {
    const variantId = await stocked(opened.deps, { [a]: 2, [b]: 50 });
    const key = unique('key');
    await sell(variantId, 1, key);
    await sell(variantId, 1, key);
    expect(await totalOf(opened.deps, variantId)).toBe(51);
    expect(await driftOf(opened.db)).toEqual([]);
  });

  it('is never refused: units that were not there become a shortage, published once, and nothing goes negative', async () => {
    const variantId = await stocked(opened.deps, { [a]: 2 });
    await committed(variantId, 1);
    const key = unique('key');
    await sell(variantId, 4, key);
    await sell(variantId, 4, key);
    expect(await countersOf(opened.db, variantId)).toMatchObject({
      available: 0,
      committed: 1,
      shortage: 3,
      onHand: 1,
    });
    expect(await eventsOf(variantId, 'inventory.shortage-recorded.v1')).toEqual([
      { saleId: `sale ${key}`, locationId: a, lines: [{ variantId, missing: 3, shortage: 3 }] },
    ]);
  });

  it('takes the units of holds that have expired before it calls anything missing', async () => {
    const variantId = await stocked(opened.deps, { [a]: 2 });
    const expiresAt = new Date(opened.clock.now().getTime() + 1000);
    const lines = [{ lineId: '1', variantId, quantity: 2, locationIds: [a] }];
    await holdStock(opened.deps, service, {
      key: unique('key'),
      kind: 'CART',
      ownerId: newId('crt'),
      expiresAt,
      lines,
    });
    opened.clock.advance(1000);
    await sell(variantId, 2);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, reserved: 0, shortage: 0, onHand: 0 });
  });

  it('is recorded for a variant that the store never had', async () => {
    const variantId = newVariant();
    await sell(variantId, 1);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, shortage: 1, onHand: 0 });
  });
});

describe('every change', () => {
  it('leaves an event with the levels as they are, in the transaction of the change', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    await sell(variantId, 1);
    expect((await eventsOf(variantId, 'inventory.level-changed.v1')).at(-1)).toMatchObject({
      reason: 'SALE',
      levels: [{ variantId, locationId: a, available: 3, onHand: 3, version: 2 }],
    });
  });
});
