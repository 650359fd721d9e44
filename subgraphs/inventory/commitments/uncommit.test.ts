import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { commitHold } from '../holds/commit-hold.ts';
import { holdStock } from '../holds/hold-stock.ts';
import { countersOf, createLocations, driftOf, inventoryDeps, service, stocked } from '../testing/inventory.ts';
import { recordSale } from './record-sale.ts';
import { uncommit } from './uncommit.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let a: LocationId;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  [a] = await createLocations(opened.db, 1);
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

describe('cancellation', () => {
  it('makes committed units available again, once by key', async () => {
    const variantId = await stocked(opened.deps, { [a]: 5 });
    const orderId = await committed(variantId, 3);
    const request = { key: unique('key'), orderId, lines: [{ variantId, locationId: a, quantity: 3 }] };
    await uncommit(opened.deps, service, request);
    await uncommit(opened.deps, service, request);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 5, committed: 0, onHand: 5 });
  });

  it('does not offer units again that a POS sold in between', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    const orderId = await committed(variantId, 3);
    await sell(variantId, 2);
    const lines = [{ variantId, locationId: a, quantity: 3 }];
    await uncommit(opened.deps, service, { key: unique('key'), orderId, lines });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 1, shortage: 0, onHand: 1 });
    expect(await driftOf(opened.db)).toEqual([]);
  });
});
