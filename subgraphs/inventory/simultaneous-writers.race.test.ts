import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { rowsAs } from '../../test/support/rows-as.ts';
import { unique } from '../../test/support/unique.ts';
import type { LocationId, VariantId } from '../shared/ids.ts';
import { InsufficientStockError } from '../shared/stock-errors.ts';
import { fulfill } from './commitments/fulfill.ts';
import { recordSale } from './commitments/record-sale.ts';
import { commitHold } from './holds/commit-hold.ts';
import { type HoldInput, holdStock } from './holds/hold-stock.ts';
import { releaseHold } from './holds/release-hold.ts';
import { sweepExpiredHolds } from './holds/sweep-expired-holds.ts';
import { adjustInventory } from './stock/adjust-inventory.ts';
import { setInventory } from './stock/set-inventory.ts';
import {
  as,
  countersOf,
  createLocations,
  driftOf,
  head,
  inventoryDeps,
  newVariant,
  START,
  service,
  stocked,
} from './testing/inventory.ts';

let database: TestDatabase;
let one: ReturnType<typeof inventoryDeps>;
let two: ReturnType<typeof inventoryDeps>;
let location: LocationId;

beforeAll(async () => {
  database = await createTestDatabase();
  one = inventoryDeps(database);
  two = inventoryDeps(database);
  [location] = await createLocations(one.db, 1);
});
afterAll(() => database.drop());

/** Two server processes whose clocks stand at an instant of this test's own. */
function at(milliseconds: number) {
  const clock = new FakeClock(new Date(START.getTime() + milliseconds));
  return [
    { ...one.deps, clock },
    { ...two.deps, clock },
  ] as const;
}

function holdOf(variantId: VariantId, quantity: number, fields: Partial<HoldInput> = {}): HoldInput {
  const ownerId = newId('ord');
  const lines = [{ lineId: '1', variantId, quantity, locationIds: [location] }];
  return { key: unique('key'), kind: 'CHECKOUT', ownerId, expiresAt: null, lines, ...fields };
}

const settled = async <T>(work: ReadonlyArray<Promise<T>>) => {
  const outcomes = await Promise.allSettled(work);
  return {
    won: outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    lost: outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : [])),
  };
};

describe('the same key twice at once, on two servers', () => {
  it('holds once and answers the same hold to both', async () => {
    const variantId = await stocked(one.deps, { [location]: 10 });
    const input = holdOf(variantId, 2);
    const { won, lost } = await settled(
      Array.from({ length: 20 }, (_, index) => holdStock((index % 2 ? one : two).deps, service, input)),
    );
    expect(lost).toEqual([]);
    expect(new Set(won.map(({ holdId }) => holdId)).size).toBe(1);
    expect(await countersOf(one.db, variantId)).toMatchObject({ available: 8, reserved: 2 });
  });

  it('for two owners gives the units to one of them and refuses the other', async () => {
    const variantId = await stocked(one.deps, { [location]: 10 });
    const key = unique('key');
    const { won, lost } = await settled([
      holdStock(one.deps, service, holdOf(variantId, 2, { key })),
      holdStock(two.deps, service, holdOf(variantId, 3, { key })),
    ]);
    expect(won).toHaveLength(1);
    expect(lost[0]).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const { reserved } = await countersOf(one.db, variantId);
    expect(reserved).toBe(won[0]?.allocations[0]?.quantity);
  });

  it('fulfills once, although the second finds nothing committed any more', async () => {
    const variantId = await stocked(one.deps, { [location]: 5 });
    const input = holdOf(variantId, 2);
    await holdStock(one.deps, service, input);
    await commitHold(one.deps, service, { ownerId: input.ownerId });
    const lines = [{ variantId, locationId: location, quantity: 2 }];
    const request = { key: unique('key'), orderId: input.ownerId, lines };
    const { lost } = await settled(
      Array.from({ length: 10 }, (_, index) => fulfill((index % 2 ? one : two).deps, service, request)),
    );
    expect(lost).toEqual([]);
    expect(await countersOf(one.db, variantId)).toMatchObject({ committed: 0, onHand: 3 });
  });

  it('records a sale of a variant that was never stocked once', async () => {
    const variantId = newVariant();
    const sale = { key: unique('key'), saleId: 's', locationId: location, lines: [{ variantId, quantity: 2 }] };
    const { lost } = await settled(
      Array.from({ length: 10 }, (_, index) => recordSale((index % 2 ? one : two).deps, service, sale)),
    );
    expect(lost).toEqual([]);
    expect(await countersOf(one.db, variantId)).toMatchObject({ shortage: 2, onHand: 0 });
  });

  it('counts once, and the compare-and-swap of the second is not held against it', async () => {
    const variantId = await stocked(one.deps, { [location]: 4 });
    const quantities = [
      { variantId, locationId: location, state: 'available' as const, quantity: 9, expectedQuantity: 4 },
    ];
    const input = { idempotencyKey: unique('key'), reason: 'Count', quantities };
    const { won, lost } = await settled(
      Array.from({ length: 6 }, (_, index) => setInventory((index % 2 ? one : two).deps, as(head), input)),
    );
    expect(lost).toEqual([]);
    expect(new Set(won.map(({ id }) => id)).size).toBe(1);
    expect(await countersOf(one.db, variantId)).toMatchObject({ available: 9 });
  });
});

describe('the instant at which a hold ends', () => {
  it('lets either the owner convert it or one stranger take it, never both', async () => {
    for (let round = 0; round < 25; round++) {
      const variantId = await stocked(one.deps, { [location]: 1 });
      const cart = holdOf(variantId, 1, { kind: 'CART', expiresAt: new Date(START.getTime() + 1000) });
      const [before, elsewhereBefore] = at(999);
      await holdStock(before, service, cart);
      await expect(holdStock(elsewhereBefore, service, holdOf(variantId, 1))).rejects.toThrow(InsufficientStockError);
      const [server, elsewhere] = at(1000);
      const { won, lost } = await settled([
        holdStock(server, service, holdOf(variantId, 1, { convertFromOwnerId: cart.ownerId })),
        holdStock(elsewhere, service, holdOf(variantId, 1)),
        sweepExpiredHolds(round % 2 ? server : elsewhere).then(() => undefined),
      ]);
      expect(won.filter((held) => held !== undefined)).toHaveLength(1);
      expect(lost).toEqual([expect.any(InsufficientStockError)]);
      expect(await countersOf(one.db, variantId)).toMatchObject({ available: 0, reserved: 1, onHand: 1 });
    }
    expect(await driftOf(one.db)).toEqual([]);
  });

  it('is not passed by a server whose clock runs behind: what another took is not committed', async () => {
    const variantId = await stocked(one.deps, { [location]: 2 });
    const visit = holdOf(variantId, 2, { kind: 'E_RESERVATION', expiresAt: new Date(START.getTime() + 1000) });
    const [behind] = at(0);
    const [, ahead] = at(1000);
    await holdStock(behind, service, visit);
    await holdStock(ahead, service, holdOf(variantId, 1));
    await expect(commitHold(behind, service, { ownerId: visit.ownerId })).rejects.toThrow(ConflictError);
    expect(await countersOf(one.db, variantId)).toMatchObject({ available: 1, reserved: 1, committed: 0 });
  });

  it('returns the units once to many who find them at the same time', async () => {
    const variantId = await stocked(one.deps, { [location]: 20 });
    const [earlier] = at(0);
    for (let index = 0; index < 10; index++) {
      const expiresAt = new Date(START.getTime() + 1000);
      await holdStock(earlier, service, holdOf(variantId, 2, { kind: 'CART', expiresAt }));
    }
    const servers = at(1000);
    const lines = [{ variantId, quantity: 1 }];
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => {
        const deps = servers[index % 2 ? 1 : 0];
        if (index % 3 === 0) return sweepExpiredHolds(deps);
        return recordSale(deps, service, { key: unique('key'), saleId: 's', locationId: location, lines });
      }),
    );
    expect(await countersOf(one.db, variantId)).toMatchObject({ available: 12, reserved: 0, shortage: 0, onHand: 12 });
    expect(await driftOf(one.db)).toEqual([]);
  });
});

describe('one hold, two verdicts at once', () => {
  it('ends committed or released, never both', async () => {
    for (let round = 0; round < 20; round++) {
      const variantId = await stocked(one.deps, { [location]: 1 });
      const input = holdOf(variantId, 1);
      await holdStock(one.deps, service, input);
      const { ownerId } = input;
      const { lost } = await settled([
        commitHold(one.deps, service, { ownerId }),
        releaseHold(two.deps, service, { ownerId, reason: 'test' }),
      ]);
      expect(lost).toEqual([expect.any(ConflictError)]);
      const counters = await countersOf(one.db, variantId);
      expect(counters.available + counters.committed).toBe(1);
      expect(counters.reserved).toBe(0);
    }
    expect(await driftOf(one.db)).toEqual([]);
  });

  it('of one cart, changed twice at once, leaves one hold', async () => {
    const variantId = await stocked(one.deps, { [location]: 10 });
    const ownerId = newId('crt');
    const expiresAt = new Date(START.getTime() + 60_000);
    const { lost } = await settled(
      [1, 2, 3, 4].map((quantity) =>
        holdStock((quantity % 2 ? one : two).deps, service, {
          ...holdOf(variantId, quantity, { kind: 'CART', expiresAt }),
          ownerId,
        }),
      ),
    );
    expect(lost).toEqual([]);
    const live = await rowsAs<{ quantity: number }>(
      one.db,
      sql`
      select quantity from stock_hold_line where status = 'LIVE' and variant_id = ${variantId}`,
    );
    expect(live).toHaveLength(1);
    const [line] = live;
    expect(await countersOf(one.db, variantId)).toMatchObject({ reserved: line?.quantity });
  });
});

describe('a deadlock', () => {
  it('that the database breaks is tried again as a whole, and nothing is done twice', async () => {
    const [first, second] = [
      await stocked(one.deps, { [location]: 10 }),
      await stocked(one.deps, { [location]: 10 }),
    ].sort() as [VariantId, VariantId];
    const lock = (variantId: VariantId) =>
      sql`select id from inventory_level where variant_id = ${variantId} and location_id = ${location} for update`;
    let sawDeadlock = false;
    let attempts = 0;
    let reached: () => void = () => undefined;
    const holdsSecond = new Promise<void>((resolve) => {
      reached = resolve;
    });
    // Takes the rows in the wrong order, as a person at a console might; the victim is told by SQLSTATE 40P01.
    const rival = two.db.inTransaction('rival', async (tx) => {
      attempts += 1;
      await tx.query(lock(second));
      reached();
      await new Promise((resolve) => setTimeout(resolve, 300));
      await tx.query(lock(first)).catch((error: { code?: string }) => {
        sawDeadlock = error.code === '40P01';
        throw error;
      });
    });
    await holdsSecond;
    let tries = 0;
    const changes = [first, second].map((variantId) => ({
      variantId,
      locationId: location,
      state: 'available' as const,
      delta: -1,
    }));
    const counting = {
      ...one.deps,
      db: {
        ...one.db,
        inTransaction: <T>(name: string, work: Parameters<typeof one.db.inTransaction<T>>[1]) =>
          one.db.inTransaction<T>(name, (tx) => {
            tries += 1;
            return work(tx);
          }),
      },
    };
    const adjusting = adjustInventory(counting, as(head), { idempotencyKey: unique('key'), reason: 'Test', changes });
    await Promise.all([rival, adjusting]);
    expect(sawDeadlock || tries > 1).toBe(true);
    expect(attempts + tries).toBeGreaterThanOrEqual(3);
    for (const variantId of [first, second]) {
      expect(await countersOf(one.db, variantId)).toMatchObject({ available: 9, onHand: 9 });
    }
    expect(await driftOf(one.db)).toEqual([]);
  });
});
