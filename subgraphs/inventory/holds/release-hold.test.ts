import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import {
  countersOf,
  createLocations,
  driftOf,
  inventoryDeps,
  service,
  stocked,
  totalOf,
} from '../testing/inventory.ts';
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

describe('release', () => {
  it('gives the units back once, however often it is asked', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    const request = input('CHECKOUT', [{ variantId, quantity: 2 }]);
    await hold(request);
    await release(request.ownerId);
    await release(request.ownerId);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 3, reserved: 0 });
  });

  it('does nothing for an owner who holds nothing', async () => {
    await expect(release(newId('ord'))).resolves.toBeUndefined();
  });

  it('is refused once the units are committed', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    const request = input('CHECKOUT', [{ variantId, quantity: 2 }]);
    await hold(request);
    await commit(request.ownerId);
    await expect(release(request.ownerId)).rejects.toBeInstanceOf(ConflictError);
  });
});

describe('an aborted checkout', () => {
  it('passes its units on to the cart they came from for what is left of their time, once', async () => {
    const variantId = await stocked(opened.deps, { [a]: 2 });
    const cart = input('CART', [{ variantId, quantity: 2 }]);
    await hold(cart);
    const checkout = input('CHECKOUT', [{ variantId, quantity: 2 }], { convertFromOwnerId: cart.ownerId });
    await hold(checkout);
    const passTo = { ownerId: cart.ownerId, expiresAt: cart.expiresAt ?? opened.clock.now() };
    const pass = () => releaseHold(opened.deps, service, { ownerId: checkout.ownerId, reason: 'aborted', passTo });
    await pass();
    await pass();
    expect(await totalOf(opened.deps, variantId)).toBe(0);
    opened.clock.advance(15 * MINUTE);
    expect(await totalOf(opened.deps, variantId)).toBe(2);
    expect(await driftOf(opened.db)).toEqual([]);
  });

  it('gives back what the cart has no time left for, or has taken again already', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    const late = input('CHECKOUT', [{ variantId, quantity: 1 }]);
    await hold(late);
    const over = { ownerId: newId('crt'), expiresAt: opened.clock.now() };
    await releaseHold(opened.deps, service, { ownerId: late.ownerId, reason: 'aborted', passTo: over });
    const checkout = input('CHECKOUT', [{ variantId, quantity: 1 }]);
    await hold(checkout);
    const cart = input('CART', [{ variantId, quantity: 2 }]);
    await hold(cart);
    const passTo = { ownerId: cart.ownerId, expiresAt: cart.expiresAt ?? opened.clock.now() };
    await releaseHold(opened.deps, service, { ownerId: checkout.ownerId, reason: 'aborted', passTo });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 2, reserved: 2 });
    await releaseHold(opened.deps, service, { ownerId: cart.ownerId, reason: 'test' });
  });
});
