import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { countersOf, createLocations, driftOf, inventoryDeps, service, stocked } from '../testing/inventory.ts';
import { commitHold } from './commit-hold.ts';
import { type HoldInput, holdStock } from './hold-stock.ts';
import { releaseHold } from './release-hold.ts';

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

interface Wish {
  readonly variantId: VariantId;
  readonly quantity: number;
  readonly at?: LocationId[];
}

function input(kind: HoldInput['kind'], wishes: readonly Wish[], fields: Partial<HoldInput> = {}): HoldInput {
  const ownerId = newId(kind === 'CHECKOUT' ? 'ord' : 'crt');
  return {
    key: unique('key'),
    kind,
    ownerId,
    expiresAt: kind === 'CHECKOUT' ? null : new Date(opened.clock.now().getTime() + 15 * MINUTE),
    lines: wishes.map(({ variantId, quantity, at }, index) => ({
      lineId: String(index),
      variantId,
      quantity,
      locationIds: at ?? [a, b],
    })),
    ...fields,
  };
}

const hold = (request: HoldInput) => holdStock(opened.deps, service, request);
const release = (ownerId: string) => releaseHold(opened.deps, service, { ownerId, reason: 'test' });
const commit = (ownerId: string) => commitHold(opened.deps, service, { ownerId });

describe('commit', () => {
  it('turns held units into committed ones once, however often it is asked', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    const request = input('CHECKOUT', [{ variantId, quantity: 2 }]);
    await hold(request);
    await commit(request.ownerId);
    await commit(request.ownerId);
    expect(await countersOf(opened.db, variantId)).toMatchObject({
      available: 1,
      reserved: 0,
      committed: 2,
      onHand: 3,
    });
    expect(await driftOf(opened.db)).toEqual([]);
  });

  it('is refused for a hold that was released, has expired or never was', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    const released = input('CHECKOUT', [{ variantId, quantity: 1 }]);
    await hold(released);
    await release(released.ownerId);
    await expect(commit(released.ownerId)).rejects.toBeInstanceOf(ConflictError);
    const cart = input('CART', [{ variantId, quantity: 1 }]);
    await hold(cart);
    opened.clock.advance(15 * MINUTE);
    await expect(commit(cart.ownerId)).rejects.toBeInstanceOf(ConflictError);
    await expect(commit(newId('ord'))).rejects.toBeInstanceOf(NotFoundError);
  });
});
