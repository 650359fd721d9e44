import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { recordSale } from '../commitments/record-sale.ts';
import { commitHold } from '../holds/commit-hold.ts';
import { holdStock } from '../holds/hold-stock.ts';
import { setInventory } from '../stock/set-inventory.ts';
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
import { listShortLevels } from './list-short-levels.ts';
import { readMissing } from './read-missing.ts';
import { type RerouteInput, reroute } from './reroute.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let a: LocationId;
let b: LocationId;
let c: LocationId;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  [a, b, c] = await createLocations(opened.db, 3);
});
afterAll(async () => {
  const drift = await driftOf(opened.db);
  await database.drop();
  expect(drift).toEqual([]);
});

async function hold(variantId: VariantId, quantity: number): Promise<string> {
  const ownerId = newId('ord');
  const lines = [{ lineId: '1', variantId, quantity, locationIds: [a] }];
  await holdStock(opened.deps, service, { key: ownerId, kind: 'CHECKOUT', ownerId, expiresAt: null, lines });
  return ownerId;
}
async function ordered(variantId: VariantId, quantity: number): Promise<string> {
  const ownerId = await hold(variantId, quantity);
  await commitHold(opened.deps, service, { ownerId });
  return ownerId;
}
const sell = (variantId: VariantId, quantity: number) => {
  const key = unique('key');
  return recordSale(opened.deps, service, { key, saleId: key, locationId: a, lines: [{ variantId, quantity }] });
};
const missing = async (variantId: VariantId) =>
  (await readMissing(opened.deps, [{ variantId, locationId: a }]))[0]?.missing;
function ask(orderId: string, variantId: VariantId, quantity: number, fields: Partial<RerouteInput> = {}) {
  const input = {
    key: unique('key'),
    orderId,
    variantId,
    fromLocationId: a,
    quantity,
    locationIds: [b],
    ...fields,
  };
  return reroute(opened.deps, service, input);
}

describe('units that are promised and not there', () => {
  it('are those of placed orders only when what is free and what is held does not make up for them', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    await ordered(variantId, 2);
    await hold(variantId, 1);
    expect(await missing(variantId)).toBe(0);
    await sell(variantId, 2);
    expect(await missing(variantId)).toBe(0);
    await sell(variantId, 1);
    expect(await missing(variantId)).toBe(1);
    expect(await listShortLevels(opened.deps)).toContainEqual({
      variantId,
      locationId: a,
      version: expect.any(Number),
    });
    expect(await readMissing(opened.deps, [{ variantId, locationId: b }])).toEqual([]);
  });

  it('are published when a count finds fewer, once for each location', async () => {
    const variantId = await stocked(opened.deps, { [a]: 2, [b]: 1 });
    await ordered(variantId, 2);
    const quantities = [a, b].map((locationId) => ({ variantId, locationId, state: 'onHand' as const, quantity: 0 }));
    const input = { idempotencyKey: unique('key'), reason: 'counted', quantities };
    await setInventory(opened.deps, as(head), input);
    await setInventory(opened.deps, as(head), input);
    const events = await opened.db.query(sql`
      select payload from event_log where type = 'inventory.shortage-recorded.v1' and payload::text like ${`%${variantId}%`}`);
    expect(events).toEqual([
      { payload: { saleId: null, locationId: a, lines: [{ variantId, missing: 2, shortage: 2 }] } },
    ]);
  });
});

describe('a re-route', () => {
  it('commits units elsewhere and settles the shortage, once by key, and answers the same again', async () => {
    const variantId = await stocked(opened.deps, { [a]: 2, [b]: 3 });
    const orderId = await ordered(variantId, 2);
    await sell(variantId, 2);
    const key = unique('key');
    const first = await ask(orderId, variantId, 2, { key });
    expect(first).toEqual([{ locationId: b, quantity: 2 }]);
    expect(await ask(orderId, variantId, 2, { key })).toEqual(first);
    expect(await countersOf(opened.db, variantId)).toMatchObject({
      available: 1,
      committed: 2,
      shortage: 0,
      onHand: 3,
    });
  });

  it('moves no more than is still missing', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3, [b]: 5 });
    const orderId = await ordered(variantId, 3);
    await sell(variantId, 1);
    expect(await ask(orderId, variantId, 3)).toEqual([{ locationId: b, quantity: 1 }]);
    expect(await ask(orderId, variantId, 3)).toEqual([]);
  });

  it('prefers one location that has all, else takes from several, and leaves the units that no location has', async () => {
    const split = await stocked(opened.deps, { [a]: 3, [b]: 1, [c]: 1 });
    const orders = [await ordered(split, 3)];
    await sell(split, 3);
    expect(await ask(orders[0] ?? '', split, 3, { locationIds: [b, c] })).toEqual([
      { locationId: b, quantity: 1 },
      { locationId: c, quantity: 1 },
    ]);
    expect(await missing(split)).toBe(1);
    const whole = await stocked(opened.deps, { [a]: 2, [b]: 1, [c]: 2 });
    orders.push(await ordered(whole, 2));
    await sell(whole, 2);
    expect(await ask(orders[1] ?? '', whole, 2, { locationIds: [b, c] })).toEqual([{ locationId: c, quantity: 2 }]);
  });

  it('never gives one unit to two orders, however many ask at once', async () => {
    const variantId = await stocked(opened.deps, { [a]: 6, [b]: 3 });
    const orders = await Promise.all(Array.from({ length: 6 }, () => ordered(variantId, 1)));
    await sell(variantId, 6);
    const moved = await Promise.all(orders.map((orderId) => ask(orderId, variantId, 1)));
    expect(moved.flat()).toHaveLength(3);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, committed: 6, shortage: 3 });
  });
});
