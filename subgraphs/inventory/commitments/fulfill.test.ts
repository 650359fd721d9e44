import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countStatements } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { commitHold } from '../holds/commit-hold.ts';
import { holdStock } from '../holds/hold-stock.ts';
import { countersOf, createLocations, driftOf, inventoryDeps, service, stocked } from '../testing/inventory.ts';
import { fulfill } from './fulfill.ts';

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

async function statementsOf(work: () => Promise<unknown>): Promise<number | undefined> {
  const counts = new Map<string, number>();
  await countStatements(counts, work);
  return counts.get('inventory');
}

describe('fulfillment', () => {
  it('takes committed units out of the building, once by key, in four statements', async () => {
    const variantId = await stocked(opened.deps, { [a]: 5 });
    const orderId = await committed(variantId, 2);
    const request = {
      key: unique('key'),
      orderId,
      lines: [
        { variantId, locationId: a, quantity: 1 },
        { variantId, locationId: a, quantity: 1 },
      ],
    };
    expect(await statementsOf(() => fulfill(opened.deps, service, request))).toBe(4);
    await fulfill(opened.deps, service, request);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 3, committed: 0, onHand: 3 });
    expect(await driftOf(opened.db)).toEqual([]);
  });

  it('is refused for more units than are committed, and changes nothing', async () => {
    const variantId = await stocked(opened.deps, { [a]: 5 });
    const orderId = await committed(variantId, 2);
    const lines = [{ variantId, locationId: a, quantity: 3 }];
    await expect(fulfill(opened.deps, service, { key: unique('key'), orderId, lines })).rejects.toBeInstanceOf(
      ConflictError,
    );
    expect(await countersOf(opened.db, variantId)).toMatchObject({ committed: 2, onHand: 5 });
  });

  it('refuses its key for another body, an unknown level and senseless quantities', async () => {
    const variantId = await stocked(opened.deps, { [a]: 5 });
    const orderId = await committed(variantId, 2);
    const key = unique('key');
    const lines = (quantity: number, locationId = a) => [{ variantId, locationId, quantity }];
    await fulfill(opened.deps, service, { key, orderId, lines: lines(1) });
    const again = (request: { key: string; lines: ReturnType<typeof lines> }) =>
      fulfill(opened.deps, service, { orderId, ...request });
    await expect(again({ key, lines: lines(2) })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await expect(again({ key: unique('key'), lines: lines(1, b) })).rejects.toBeInstanceOf(NotFoundError);
    await expect(again({ key: unique('key'), lines: lines(0) })).rejects.toBeInstanceOf(ValidationError);
    await expect(again({ key: unique('key'), lines: [] })).rejects.toBeInstanceOf(ValidationError);
  });
});
