import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { DomainError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { unique } from '../../test/support/unique.ts';
import type { LocationId, VariantId } from '../shared/ids.ts';
import { readStockByLocation, readTotals } from './availability/store/availability.ts';
import { fulfill } from './commitments/fulfill.ts';
import { recordSale } from './commitments/record-sale.ts';
import { restock } from './commitments/restock.ts';
import { uncommit } from './commitments/uncommit.ts';
import { commitHold } from './holds/commit-hold.ts';
import { holdStock } from './holds/hold-stock.ts';
import { releaseHold } from './holds/release-hold.ts';
import { sweepExpiredHolds } from './holds/sweep-expired-holds.ts';
import { importLevels } from './imports/import-levels.ts';
import { updateLocation } from './locations/update-location.ts';
import { adjustInventory } from './stock/adjust-inventory.ts';
import { moveInventory } from './stock/move-inventory.ts';
import { setInventory } from './stock/set-inventory.ts';
import { readLevels } from './stock/store/levels.ts';
import { as, createLocations, driftOf, head, inventoryDeps, newVariant, START, service } from './testing/inventory.ts';

let database: TestDatabase;
let servers: Array<ReturnType<typeof inventoryDeps>>;
let locations: LocationId[];

beforeAll(async () => {
  database = await createTestDatabase();
  servers = [inventoryDeps(database), inventoryDeps(database)];
  const [first] = servers;
  locations = first ? await createLocations(first.db, 2) : [];
});
afterAll(() => database.drop());

const place = fc.nat(1);
const variant = fc.nat(2);
const owner = fc.nat(3);
const units = fc.integer({ min: 1, max: 6 });
const states = fc.constantFrom('available', 'damaged', 'safetyStock', 'incoming', 'qualityControl');
const step = fc.oneof(
  fc.record({
    do: fc.constant('adjust' as const),
    variant,
    place,
    units: fc.integer({ min: -4, max: 9 }),
    state: states,
  }),
  fc.record({ do: fc.constant('count' as const), variant, place, units: fc.nat(12) }),
  fc.record({ do: fc.constant('move' as const), variant, place, units, from: states, to: states }),
  fc.record({ do: fc.constant('cart' as const), variant, other: variant, owner, units }),
  fc.record({ do: fc.constant('checkout' as const), variant, owner, units }),
  fc.record({ do: fc.constantFrom('commit' as const, 'release' as const), owner }),
  fc.record({ do: fc.constantFrom('fulfill' as const, 'uncommit' as const), variant, place, units }),
  fc.record({ do: fc.constant('return' as const), variant, place, units, damaged: fc.boolean() }),
  fc.record({ do: fc.constant('sale' as const), variant, place, units }),
  fc.record({ do: fc.constant('import' as const), variant, place, units }),
  fc.record({ do: fc.constant('open' as const), place, isActive: fc.boolean() }),
  fc.record({ do: fc.constant('wait' as const), milliseconds: fc.integer({ min: 1, max: 1500 }) }),
  fc.constant({ do: 'sweep' as const }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface World {
  readonly variants: readonly VariantId[];
  readonly owners: readonly string[];
  readonly clock: FakeClock;
}

async function run(world: World, action: Step, server: number): Promise<unknown> {
  const deps = { ...(servers[server % 2] ?? expect.fail('not started')).deps, clock: world.clock };
  const key = unique('key');
  const at = (index: number) => locations[index] ?? expect.fail('no such location');
  const of = (index: number) => world.variants[index] ?? expect.fail('no such variant');
  const by = (index: number) => world.owners[index] ?? '';
  const heading = { idempotencyKey: key, reason: 'Test' };
  const line = (lineId: string, index: number, quantity: number) => ({
    lineId,
    variantId: of(index),
    quantity,
    locationIds: locations,
  });
  const level = (step: { variant: number; place: number }) => ({
    variantId: of(step.variant),
    locationId: at(step.place),
  });
  switch (action.do) {
    case 'adjust':
      return adjustInventory(deps, as(head), {
        ...heading,
        changes: [{ ...level(action), state: action.state, delta: action.units }],
      });
    case 'count':
      return setInventory(deps, as(head), {
        ...heading,
        quantities: [{ ...level(action), state: 'onHand', quantity: action.units }],
      });
    case 'move':
      return moveInventory(deps, as(head), {
        ...heading,
        moves: [{ ...level(action), from: action.from, to: action.to, quantity: action.units }],
      });
    case 'cart':
      return holdStock(deps, service, {
        key,
        kind: 'CART',
        ownerId: `cart ${by(action.owner)}`,
        expiresAt: new Date(world.clock.now().getTime() + 1000),
        lines: [line('1', action.variant, action.units), line('2', action.other, 1)],
      });
    case 'checkout':
      return holdStock(deps, service, {
        key,
        kind: 'CHECKOUT',
        ownerId: by(action.owner),
        convertFromOwnerId: `cart ${by(action.owner)}`,
        expiresAt: null,
        lines: [line('1', action.variant, action.units)],
      });
    case 'commit':
      return commitHold(deps, service, { ownerId: by(action.owner) });
    case 'release':
      return releaseHold(deps, service, { ownerId: by(action.owner), reason: 'Test' });
    case 'fulfill':
      return fulfill(deps, service, { key, orderId: key, lines: [{ ...level(action), quantity: action.units }] });
    case 'uncommit':
      return uncommit(deps, service, { key, orderId: key, lines: [{ ...level(action), quantity: action.units }] });
    case 'return': {
      const disposition = action.damaged ? ('DAMAGED' as const) : ('RESTOCKED' as const);
      const lines = [{ ...level(action), quantity: action.units, disposition }];
      return restock(deps, service, { key, returnId: key, lines });
    }
    case 'sale': {
      const lines = [{ variantId: of(action.variant), quantity: action.units }];
      return recordSale(deps, service, { key, saleId: key, locationId: at(action.place), lines });
    }
    case 'import':
      return importLevels(deps, { source: key, levels: [{ ...level(action), available: action.units }] });
    case 'open':
      return updateLocation(deps, as(head), { locationId: at(action.place), isActive: action.isActive });
    case 'wait':
      world.clock.advance(action.milliseconds);
      return undefined;
    case 'sweep':
      return sweepExpiredHolds(deps);
  }
}

/** A refusal is an answer; anything else (a constraint of the database, a bug) fails the property. */
async function runOrRefuse(world: World, action: Step, server: number): Promise<void> {
  await run(world, action, server).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}

/** Variants whose kept total is not the sum of their levels; none in any snapshot, whatever runs meanwhile. */
function wrongTotals(db: Database, variantIds: readonly VariantId[]): Promise<unknown[]> {
  return db.query(sql`
    select variant_id, level.available as summed, kept.available as kept from (
      select variant_id, sum(available) as available from inventory_level
      where variant_id = any(${variantIds}::text[]) group by variant_id) level
    full join (select * from variant_total where variant_id = any(${variantIds}::text[])) kept using (variant_id)
    where coalesce(level.available, 0) <> coalesce(kept.available, 0)`);
}

/** Units of each variant that active locations have available at this moment, added up level by level. */
async function sumsOf(db: Database, { variants, clock }: World): Promise<Map<VariantId, number>> {
  const sums = new Map<VariantId, number>(variants.map((variantId) => [variantId, 0]));
  for (const { variantId, available } of await readStockByLocation(db, variants, clock.now()))
    sums.set(variantId, (sums.get(variantId) ?? 0) + available);
  return sums;
}

it('keeps the ledger in order after any sequence of operations, a few of them at once on two servers', async () => {
  const waves = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(waves, async (sequence) => {
      const world: World = {
        variants: [newVariant(), newVariant(), newVariant()],
        owners: [newId('ord'), newId('ord'), newId('ord'), newId('ord')],
        clock: new FakeClock(START),
      };
      const { db } = servers[0] ?? expect.fail('not started');
      for (const wave of sequence) {
        const running = wave.map((action, index) => runOrRefuse(world, action, index));
        expect(await wrongTotals(db, world.variants)).toEqual([]);
        await Promise.all(running);
        const none = world.variants.map((variantId) => [variantId, 0] as const);
        const totals = await readTotals(db, world.variants, world.clock.now());
        const read = new Map([...none, ...totals.map(({ variantId, total }) => [variantId, total] as const)]);
        expect(read).toEqual(await sumsOf(db, world));
      }
      expect(await driftOf(db)).toEqual([]);
      for (const level of await readLevels(db, { variantIds: world.variants }, world.clock.now())) {
        const { available, committed, reserved, damaged, safetyStock, qualityControl } = level;
        expect(level.onHand).toBe(available + committed + reserved + damaged + safetyStock + qualityControl);
        expect(Math.min(...Object.values(level).filter((value) => typeof value === 'number'))).toBeGreaterThanOrEqual(
          0,
        );
      }
    }),
    { numRuns: 40 },
  );
});
