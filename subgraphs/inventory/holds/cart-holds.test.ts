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
}

function input(kind: 'CART' | 'CHECKOUT', wishes: readonly Wish[], fields: Partial<HoldInput> = {}): HoldInput {
  return {
    key: unique('key'),
    kind,
    ownerId: newId(kind === 'CHECKOUT' ? 'ord' : 'crt'),
    expiresAt: kind === 'CHECKOUT' ? null : new Date(opened.clock.now().getTime() + 15 * MINUTE),
    lines: wishes.map((wish) => ({ ...wish, lineId: wish.variantId, locationIds: [a, b] })),
    ...fields,
  };
}
const hold = (request: HoldInput) => holdStock(opened.deps, service, request);

describe('a hold for a change of its owner', () => {
  const change = (ownerId: string, ownerVersion: number, wishes: readonly Wish[]) =>
    hold({ ...input('CART', wishes), ownerId, ownerVersion });

  it('is refused when the owner holds for a later change already, which stays', async () => {
    const variantId = await stocked(opened.deps, { [a]: 9 });
    const cart = newId('crt');
    await change(cart, 3, [{ variantId, quantity: 3 }]);
    await expect(change(cart, 2, [{ variantId, quantity: 1 }])).rejects.toBeInstanceOf(ConflictError);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ reserved: 3 });
    await change(cart, 4, [{ variantId, quantity: 1 }]);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ reserved: 1, available: 8 });
  });

  it('keeps the units of another one made from the same reading, until the next', async () => {
    const [one, two] = [await stocked(opened.deps, { [a]: 2, [b]: 2 }), await stocked(opened.deps, { [b]: 2 })];
    const cart = newId('crt');
    await change(cart, 2, [{ variantId: one, quantity: 3 }]);
    await change(cart, 2, [
      { variantId: one, quantity: 1 },
      { variantId: two, quantity: 2 },
    ]);
    expect(await countersOf(opened.db, one)).toMatchObject({ reserved: 3 });
    await change(cart, 2, [{ variantId: one, quantity: 1 }]);
    expect(await countersOf(opened.db, two)).toMatchObject({ reserved: 2 });
    await change(cart, 3, [{ variantId: one, quantity: 1 }]);
    expect(await countersOf(opened.db, one)).toMatchObject({ reserved: 1 });
    expect(await countersOf(opened.db, two)).toMatchObject({ reserved: 0 });
    expect(await driftOf(opened.db)).toEqual([]);
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
