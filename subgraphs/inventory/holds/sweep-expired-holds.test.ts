import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('the clock', () => {
  it('is only written down by the sweeper: what can be promised stays the same', async () => {
    const variantId = await stocked(opened.deps, { [a]: 4 });
    await hold(input('CART', [{ variantId, quantity: 3 }]));
    opened.clock.advance(15 * MINUTE);
    const before = await totalOf(opened.deps, variantId);
    expect(await sweepExpiredHolds(opened.deps)).toBeGreaterThanOrEqual(1);
    expect(await totalOf(opened.deps, variantId)).toBe(before);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 4, reserved: 0 });
    expect(await sweepExpiredHolds(opened.deps)).toBe(0);
    expect(await driftOf(opened.db)).toEqual([]);
  });
});
