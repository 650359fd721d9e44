import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import type { Actor } from '#kernel/request/actor.ts';
import {
  ConflictError,
  ForbiddenError,
  IdempotencyKeyReusedError,
  NotFoundError,
  UnauthenticatedError,
  ValidationError,
} from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import { recordSale } from '../commitments/record-sale.ts';
import {
  as,
  countersOf,
  createLocations,
  driftOf,
  head,
  inventoryDeps,
  newVariant,
  service,
  stock,
  stocked,
  totalOf,
} from '../testing/inventory.ts';
import { adjustInventory } from './adjust-inventory.ts';
import { listMovements } from './list-movements.ts';
import { moveInventory } from './move-inventory.ts';
import { setInventory } from './set-inventory.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let a: string;
let b: string;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  [a = '', b = ''] = await createLocations(opened.db, 2);
});
afterAll(() => database.drop());

const staff = as(head);
const associate = (locationId: string): Actor => ({ ...head, roles: ['ASSOCIATE'], locationIds: [locationId] });
const heading = () => ({ idempotencyKey: unique('key'), reason: 'Count' });
const change = (variantId: string, delta: number, locationId = a) => ({
  variantId,
  locationId,
  state: 'available' as const,
  delta,
});
const quantity = (variantId: string, value: number, changeFromQuantity?: number) => ({
  variantId,
  locationId: a,
  state: 'available' as const,
  quantity: value,
  changeFromQuantity,
});

describe('adjusting', () => {
  it('adds and takes units with a reason, and the same key does it once', async () => {
    const variantId = newVariant();
    const input = {
      ...heading(),
      referenceDocumentUri: 'note:7',
      changes: [change(variantId, 5), change(variantId, 2, b)],
    };
    const group = await adjustInventory(opened.deps, staff, input);
    expect(group).toMatchObject({
      kind: 'ADJUST',
      reason: 'Count',
      referenceDocumentUri: 'note:7',
      actor: 'staff:idn_test',
    });
    expect(group.movements).toHaveLength(2);
    expect(await adjustInventory(opened.deps, staff, input)).toEqual(group);
    expect(await totalOf(opened.deps, variantId)).toBe(7);
    await expect(
      adjustInventory(opened.deps, staff, { ...input, changes: [change(variantId, 6)] }),
    ).rejects.toBeInstanceOf(IdempotencyKeyReusedError);
  });

  it('changes nothing when one of its changes would go below zero', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1, [b]: 5 });
    const changes = [change(variantId, -1, b), change(variantId, -2)];
    await expect(adjustInventory(opened.deps, staff, { ...heading(), changes })).rejects.toBeInstanceOf(ConflictError);
    expect(await totalOf(opened.deps, variantId)).toBe(6);
  });

  it('frees its key when it is refused', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1 });
    const input = { ...heading(), changes: [change(variantId, -2)] };
    await expect(adjustInventory(opened.deps, staff, input)).rejects.toBeInstanceOf(ConflictError);
    await stock(opened.deps, variantId, { [a]: 1 });
    await adjustInventory(opened.deps, staff, input);
    expect(await totalOf(opened.deps, variantId)).toBe(0);
  });

  it('is for staff who may, in the stores that are theirs', async () => {
    const changes = [change(newVariant(), 1)];
    const attempt = (actor: Actor) => adjustInventory(opened.deps, as(actor), { ...heading(), changes });
    await expect(attempt({ kind: 'anonymous' })).rejects.toBeInstanceOf(UnauthenticatedError);
    await expect(attempt({ ...head, roles: ['EXECUTIVE'] })).rejects.toBeInstanceOf(ForbiddenError);
    await expect(attempt(associate(b))).rejects.toBeInstanceOf(ForbiddenError);
    await expect(attempt(associate(a))).resolves.toMatchObject({ kind: 'ADJUST' });
  });

  it.each([
    [
      'a state that belongs to holds',
      () => ({ changes: [{ ...change(newVariant(), 1), state: 'reserved' as const }] }),
    ],
    ['no change at all', () => ({ changes: [] })],
    ['a change of nothing', () => ({ changes: [change(newVariant(), 0)] })],
    ['more units than there are in the world', () => ({ changes: [change(newVariant(), 2_000_000_000)] })],
    ['an id that is none', () => ({ changes: [change('nonsense', 1)] })],
    ['a key that is none', () => ({ changes: [change(newVariant(), 1)], idempotencyKey: '' })],
    ['an empty reason', () => ({ changes: [change(newVariant(), 1)], reason: ' ' })],
  ])('refuses %s', async (_, fields) => {
    const attempt = async () => adjustInventory(opened.deps, staff, { ...heading(), ...fields() });
    await expect(attempt()).rejects.toBeInstanceOf(ValidationError);
  });

  it('refuses a location that does not exist', async () => {
    const changes = [change(newVariant(), 1, newId('loc'))];
    await expect(adjustInventory(opened.deps, staff, { ...heading(), changes })).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('setting', () => {
  it('sets what was counted when it still is what the caller believed', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    await setInventory(opened.deps, staff, { ...heading(), quantities: [quantity(variantId, 9, 4)] });
    expect(await totalOf(opened.deps, variantId)).toBe(9);
    const stale = { ...heading(), quantities: [quantity(variantId, 3, 4)] };
    await expect(setInventory(opened.deps, staff, stale)).rejects.toBeInstanceOf(ConflictError);
    expect(await totalOf(opened.deps, variantId)).toBe(9);
  });

  it('answers the same again to the same key, although the quantity has changed since', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    const input = { ...heading(), quantities: [quantity(variantId, 9, 4)] };
    const group = await setInventory(opened.deps, staff, input);
    expect(await setInventory(opened.deps, staff, input)).toEqual(group);
  });

  it('settles a shortage when the building is counted', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1 });
    const lines = [{ variantId, quantity: 3 }];
    await recordSale(opened.deps, service, { key: unique('key'), saleId: 'sale', locationId: a, lines });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ shortage: 2, onHand: 0 });
    const quantities = [{ variantId, locationId: a, state: 'onHand' as const, quantity: 4 }];
    await setInventory(opened.deps, staff, { ...heading(), quantities });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 4, shortage: 0, onHand: 4 });
    expect(await driftOf(opened.db)).toEqual([]);
  });

  it('remembers a count that changed nothing', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    const input = { ...heading(), quantities: [quantity(variantId, 4)] };
    expect((await setInventory(opened.deps, staff, input)).movements).toEqual([]);
    expect((await setInventory(opened.deps, staff, input)).movements).toEqual([]);
  });
});

describe('moving', () => {
  it('keeps units back as safety stock, which no promise counts', async () => {
    const variantId = await stocked(opened.deps, { [a]: 5 });
    const move = { variantId, locationId: a, from: 'available' as const, to: 'safetyStock' as const, quantity: 2 };
    await moveInventory(opened.deps, staff, { ...heading(), moves: [move] });
    expect(await totalOf(opened.deps, variantId)).toBe(3);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ onHand: 5 });
    await expect(
      moveInventory(opened.deps, staff, { ...heading(), moves: [{ ...move, quantity: 4 }] }),
    ).rejects.toThrow(ConflictError);
  });

  it('brings incoming units into the building', async () => {
    const variantId = newVariant();
    const changes = [{ variantId, locationId: a, state: 'incoming' as const, delta: 6 }];
    await adjustInventory(opened.deps, staff, { ...heading(), changes });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ onHand: 0 });
    const moves = [{ variantId, locationId: a, from: 'incoming' as const, to: 'available' as const, quantity: 6 }];
    await moveInventory(opened.deps, staff, { ...heading(), moves });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 6, onHand: 6 });
    expect(await driftOf(opened.db)).toEqual([]);
  });
});

describe('the ledger', () => {
  it('explains a level movement by movement, newest first, page by page', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1 });
    await stock(opened.deps, variantId, { [a]: 2 });
    await stock(opened.deps, variantId, { [a]: 3 });
    const first = await listMovements(opened.deps, { variantId }, { limit: 2, after: undefined });
    expect(first.map(({ available }) => available)).toEqual([3, 2, 1]);
    const next = await listMovements(opened.deps, { variantId }, { limit: 2, after: [first[1]?.id ?? ''] });
    expect(next.map(({ available }) => available)).toEqual([1]);
  });

  it.each(['inventory_movement', 'adjustment_group'])('%s can be neither changed nor deleted', async (table) => {
    await stocked(opened.deps, { [a]: 1 });
    const attempts =
      table === 'inventory_movement'
        ? [sql`update inventory_movement set available = 9`, sql`delete from inventory_movement`]
        : [sql`update adjustment_group set reason = 'other'`, sql`delete from adjustment_group`];
    for (const attempt of attempts) await expect(opened.db.query(attempt)).rejects.toThrow(/permission denied/);
  });

  it('drift names a counter that was changed without the ledger', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    await opened.db.query(sql`update inventory_level set available = 4, on_hand = 4 where variant_id = ${variantId}`);
    expect((await driftOf(opened.db)).map(({ state, stored, explained }) => [state, stored, explained])).toEqual([
      ['AVAILABLE', 4, 3],
      ['ON_HAND', 4, 3],
    ]);
    await opened.db.query(sql`update inventory_level set available = 3, on_hand = 3 where variant_id = ${variantId}`);
  });

  it('no counter can be negative and no level can break the equation, whoever writes', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    const break1 = sql`update inventory_level set available = -1, on_hand = -1 where variant_id = ${variantId}`;
    await expect(opened.db.query(break1)).rejects.toThrow(/not_negative_check/);
    const break2 = sql`update inventory_level set available = 9 where variant_id = ${variantId}`;
    await expect(opened.db.query(break2)).rejects.toThrow(/equation_check/);
  });
});
