import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  UnauthenticatedError,
  ValidationError,
} from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { as, createLocations, head, inventoryDeps, newVariant, stock, stocked, totalOf } from '../testing/inventory.ts';
import { adjustInventory } from './adjust-inventory.ts';

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

const staff = as(head);
const associate = (locationId: LocationId): Actor => ({ ...head, roles: ['ASSOCIATE'], locationIds: [locationId] });
const heading = () => ({ idempotencyKey: unique('key'), reason: 'Count' });
const change = (variantId: VariantId, delta: number, locationId = a) => ({
  variantId,
  locationId,
  state: 'available' as const,
  delta,
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
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
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
    ['an id that is none', () => ({ changes: [change('nonsense' as VariantId, 1)] })],
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
