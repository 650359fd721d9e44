import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { countStatements } from '#kernel/request/context.ts';
import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { InsufficientStockError } from '../../shared/stock-errors.ts';
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
import { commitHold } from './commit-hold.ts';
import { type HoldInput, holdStock } from './hold-stock.ts';
import type { RequestedLine } from './model/allocation.ts';
import { releaseHold } from './release-hold.ts';
import { sweepExpiredHolds } from './sweep-expired-holds.ts';

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

async function statementsOf(work: () => Promise<unknown>): Promise<number | undefined> {
  const counts = new Map<string, number>();
  await countStatements(counts, work);
  return counts.get('inventory');
}

describe('a hold', () => {
  it('takes its units from what is available, and the ledger explains it', async () => {
    const variantId = await stocked(opened.deps, { [a]: 5 });
    const { allocations } = await hold(input('CART', [{ variantId, quantity: 3 }]));
    expect(allocations).toEqual([{ lineId: '0', variantId, locationId: a, quantity: 3 }]);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 2, reserved: 3, onHand: 5 });
    expect(await driftOf(opened.db)).toEqual([]);
  });

  it('takes nothing at all when one line is not available', async () => {
    const plenty = await stocked(opened.deps, { [a]: 5 });
    const scarce = await stocked(opened.deps, { [a]: 1, [b]: 1 });
    const request = input('CHECKOUT', [
      { variantId: plenty, quantity: 2 },
      { variantId: scarce, quantity: 3 },
    ]);
    const error = await hold(request).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(InsufficientStockError);
    expect((error as InsufficientStockError).details).toEqual({
      lines: [{ lineId: '1', variantId: scarce, requested: 3, available: 2 }],
    });
    expect(await totalOf(opened.deps, plenty)).toBe(5);
  });

  it('is refused for a variant that no location stocks', async () => {
    const request = input('CART', [{ variantId: newVariant(), quantity: 1 }]);
    await expect(hold(request)).rejects.toBeInstanceOf(InsufficientStockError);
  });

  it('answers the same hold to the same key, and refuses the key for other units', async () => {
    const variantId = await stocked(opened.deps, { [a]: 5 });
    const request = input('CHECKOUT', [{ variantId, quantity: 2 }]);
    const first = await hold(request);
    expect(await hold({ ...request, lines: request.lines.map((line) => ({ ...line, locationIds: [b, a] })) })).toEqual(
      first,
    );
    expect(await hold({ ...request, key: unique('key') })).toEqual(first);
    await expect(hold(input('CHECKOUT', [{ variantId, quantity: 1 }], { key: request.key }))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 3, reserved: 2 });
  });

  it('replaces the units of the same cart instead of adding to them', async () => {
    const variantId = await stocked(opened.deps, { [a]: 3 });
    const cart = input('CART', [{ variantId, quantity: 2 }]);
    await hold(cart);
    await hold({ ...input('CART', [{ variantId, quantity: 3 }]), ownerId: cart.ownerId });
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, reserved: 3 });
  });

  const wish = { variantId: 'var_1', locationIds: ['loc_1'] } satisfies Partial<RequestedLine>;
  it.each([
    ['a checkout with an end', { kind: 'CHECKOUT' as const, expiresAt: new Date('2030-01-01T00:00:00Z') }],
    ['a cart without an end', { expiresAt: null }],
    ['an end that has passed', { expiresAt: new Date('2020-01-01T00:00:00Z') }],
    ['no lines', { lines: [] }],
    ['half a unit', { lines: [{ lineId: '1', ...wish, quantity: 0.5 }] }],
    ['no units', { lines: [{ lineId: '1', ...wish, quantity: 0 }] }],
    [
      'a location twice',
      { lines: [{ lineId: '1', ...wish, quantity: 1, locationIds: ['loc_1', 'loc_1'] satisfies LocationId[] }] },
    ],
  ])('refuses %s', async (_, fields) => {
    await expect(hold(input('CART', [], fields))).rejects.toBeInstanceOf(ValidationError);
  });
});

describe('I3: the clock', () => {
  it('ends a cart hold at exactly its instant, for reads and for the next buyer, without any sweeper', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1 });
    await hold(input('CART', [{ variantId, quantity: 1 }]));
    opened.clock.advance(15 * MINUTE - 1);
    expect(await totalOf(opened.deps, variantId)).toBe(0);
    await expect(hold(input('CART', [{ variantId, quantity: 1 }]))).rejects.toBeInstanceOf(InsufficientStockError);
    opened.clock.advance(1);
    expect(await totalOf(opened.deps, variantId)).toBe(1);
    await hold(input('CART', [{ variantId, quantity: 1 }]));
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, reserved: 1, onHand: 1 });
    expect(await driftOf(opened.db)).toEqual([]);
  });

  it('lets the owner convert an expired hold as long as nobody else took the units', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1 });
    const cart = input('CART', [{ variantId, quantity: 1 }]);
    await hold(cart);
    opened.clock.advance(15 * MINUTE);
    await hold(input('CHECKOUT', [{ variantId, quantity: 1 }], { convertFromOwnerId: cart.ownerId }));
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, reserved: 1 });
  });

  it('does not end a checkout hold, however old', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1 });
    await hold(input('CHECKOUT', [{ variantId, quantity: 1 }]));
    opened.clock.advance(400 * 24 * 60 * MINUTE);
    await sweepExpiredHolds(opened.deps);
    expect(await totalOf(opened.deps, variantId)).toBe(0);
  });
});

describe('a conversion', () => {
  it("keeps the cart's units when nothing else is left, and ends the cart's hold", async () => {
    const variantId = await stocked(opened.deps, { [a]: 2 });
    const cart = input('CART', [{ variantId, quantity: 2 }]);
    await hold(cart);
    const checkout = input('CHECKOUT', [{ variantId, quantity: 2 }], { convertFromOwnerId: cart.ownerId });
    await hold(checkout);
    opened.clock.advance(15 * MINUTE);
    expect(await totalOf(opened.deps, variantId)).toBe(0);
    await release(cart.ownerId);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, reserved: 2 });
    await release(checkout.ownerId);
    expect(await totalOf(opened.deps, variantId)).toBe(2);
  });

  it("leaves the cart's hold as it was when it is refused", async () => {
    const variantId = await stocked(opened.deps, { [a]: 2 });
    const cart = input('CART', [{ variantId, quantity: 2 }]);
    await hold(cart);
    const checkout = input('CHECKOUT', [{ variantId, quantity: 3 }], { convertFromOwnerId: cart.ownerId });
    await expect(hold(checkout)).rejects.toBeInstanceOf(InsufficientStockError);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 0, reserved: 2 });
    expect(await driftOf(opened.db)).toEqual([]);
  });
});

describe('statements, BEGIN and COMMIT included', () => {
  it('are 4 to hold or release and 1 to commit, for any number of lines and locations', async () => {
    const variants = await Promise.all(Array.from({ length: 12 }, () => stocked(opened.deps, { [a]: 4, [b]: 4 })));
    const wishes = variants.map((variantId) => ({ variantId, quantity: 3 }));
    const cart = input('CART', wishes);
    expect(await statementsOf(() => hold(cart))).toBe(4);
    const checkout = input('CHECKOUT', wishes, { convertFromOwnerId: cart.ownerId });
    expect(await statementsOf(() => hold(checkout))).toBe(4);
    expect(await statementsOf(() => commit(checkout.ownerId))).toBe(1);
    const second = input(
      'CHECKOUT',
      variants.map((variantId) => ({ variantId, quantity: 1 })),
    );
    await hold(second);
    expect(await statementsOf(() => release(second.ownerId))).toBe(4);
  });

  it('are 7 where a line has to be split, and a hold elsewhere does not wait for one under way', async () => {
    const variantId = await stocked(opened.deps, { [a]: 2, [b]: 2 });
    expect(await statementsOf(() => hold(input('CART', [{ variantId, quantity: 3 }])))).toBe(7);
    const other = await stocked(opened.deps, { [a]: 2, [b]: 2 });
    await opened.db.inTransaction('busy', async (tx) => {
      await tx.query(sql`select 1 from inventory_level where variant_id = ${other} and location_id = ${b} for update`);
      await hold(input('CART', [{ variantId: other, quantity: 2, at: [a, b] }]));
    });
  });
});

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
