import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { isId, newId } from '#kernel/values/ids.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import { untilSomebodyWaits } from '../../../test/support/waiting-statements.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { inventoryLevel } from '../prisma/generated/tables.ts';
import { LEVEL_CHANGED } from '../stock/events.ts';
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

  it('says what each level is then, its ledger under ids of their own', async () => {
    const [one, other] = [await stocked(opened.deps, { [a]: 3 }), await stocked(opened.deps, { [a]: 1, [b]: 4 })];
    const request = input('CHECKOUT', [
      { variantId: one, quantity: 2 },
      { variantId: other, quantity: 3 },
    ]);
    const { allocations } = await hold(request);
    await commit(request.ownerId);
    const levels = await opened.db.query(sql`
      select level.id as "levelId", level.variant_id as "variantId", level.location_id as "locationId", level.available,
        level.on_hand as "onHand", level.version, '[]'::json as moves
      from inventory_level level where committed > 0 and variant_id = any(${[one, other]}::text[])
      order by variant_id, location_id`);
    const [event] = await opened.db.query(sql`
      select ${select({ type: text(sql`e.type`), payload: json<{ levels: unknown }>(sql`e.payload`) })}
      from event_log e join adjustment_group g on g.id = e.aggregate_id
      where g.owner_id = ${request.ownerId} and g.kind = 'COMMIT'`);
    expect(levels).toHaveLength(allocations.length);
    expect(event).toEqual({ type: LEVEL_CHANGED, payload: { reason: 'COMMIT', levels } });
    const moved = await opened.db.query(sql`
      select ${select({ id: text(sql`m.id`) })}
      from inventory_movement m join adjustment_group g on g.id = m.group_id
      where g.owner_id = ${request.ownerId} and g.kind = 'COMMIT'`);
    expect(moved.filter(({ id }) => isId('mov', id))).toHaveLength(allocations.length);
  });

  it('waits for who changes the level, and commits it as it is then', async () => {
    const variantId = await stocked(opened.deps, { [a]: 9 });
    const request = input('CHECKOUT', [{ variantId, quantity: 2, at: [a] }]);
    await hold(request);
    const { committing } = await opened.db.inTransaction('another', async (tx) => {
      await tx.query(sql`update inventory_level set version = 100 where variant_id = ${variantId}`);
      const waiting = commit(request.ownerId);
      await untilSomebodyWaits(opened.db);
      return { committing: waiting };
    });
    await committing;
    const [level] = await opened.db.query(sql`
      select ${select(pick(inventoryLevel, 'version', 'available', 'reserved', 'committed', 'onHand'))}
      from inventory_level where variant_id = ${variantId}`);
    expect(level).toEqual({ version: 101, available: 7, reserved: 0, committed: 2, onHand: 9 });
  });

  it('is done once by two who ask at the same time', async () => {
    const variantId = await stocked(opened.deps, { [a]: 5 });
    const request = input('CHECKOUT', [{ variantId, quantity: 2 }]);
    await hold(request);
    await Promise.all([commit(request.ownerId), commit(request.ownerId), commit(request.ownerId)]);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 3, reserved: 0, committed: 2 });
    expect(await driftOf(opened.db)).toEqual([]);
  });
});
