import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { InsufficientStockError } from '../../shared/stock-errors.ts';
import {
  countersOf,
  createLocations,
  driftOf,
  inventoryDeps,
  newVariant,
  START,
  service,
  stock,
} from '../testing/inventory.ts';
import { type HoldInput, holdStock } from './hold-stock.ts';

let database: TestDatabase;
/** Two pools on one database stand for two server processes. */
let servers: Array<ReturnType<typeof inventoryDeps>>;
const [first, second] = [0, 1].map((index) => () => {
  const server = servers[index];
  if (!server) throw new Error('not started');
  return server;
}) as [() => ReturnType<typeof inventoryDeps>, () => ReturnType<typeof inventoryDeps>];

beforeAll(async () => {
  database = await createTestDatabase();
  servers = [inventoryDeps(database), inventoryDeps(database)];
});
afterAll(() => database.drop());

function checkout(lines: Array<{ variantId: VariantId; quantity: number; locationIds: LocationId[] }>): HoldInput {
  const ownerId = newId('ord');
  return {
    key: ownerId,
    kind: 'CHECKOUT',
    ownerId,
    expiresAt: null,
    lines: lines.map((line, index) => ({ lineId: String(index), ...line })),
  };
}

async function race(inputs: readonly HoldInput[]) {
  const outcomes = await Promise.allSettled(
    inputs.map((input, index) => holdStock((index % 2 === 0 ? first() : second()).deps, service, input)),
  );
  const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  return { won, lost };
}

describe('buyers racing for the last units on two servers', () => {
  it('sells exactly 5 units in one location to 200 buyers', async () => {
    const { deps, db } = first();
    const [location] = await createLocations(db, 1);
    const variantId = newVariant();
    await stock(deps, variantId, { [location]: 5 });

    const inputs = Array.from({ length: 200 }, () => checkout([{ variantId, quantity: 1, locationIds: [location] }]));
    const { won, lost } = await race(inputs);

    expect(won).toHaveLength(5);
    expect(lost.every((error) => error instanceof InsufficientStockError)).toBe(true);
    expect(await countersOf(db, variantId)).toMatchObject({ available: 0, reserved: 5, onHand: 5 });
    expect(await driftOf(db)).toEqual([]);
  });

  it('sells exactly 20 units spread over ten locations to 200 buyers', async () => {
    const { deps, db } = first();
    const locations = await createLocations(db, 10);
    const variantId = newVariant();
    await stock(deps, variantId, Object.fromEntries(locations.map((id) => [id, 2])));

    const { won, lost } = await race(
      Array.from({ length: 200 }, (_, index) => {
        const locationIds = [...locations.slice(index % 10), ...locations.slice(0, index % 10)];
        return checkout([{ variantId, quantity: 1, locationIds }]);
      }),
    );

    expect(won).toHaveLength(20);
    expect(lost.every((error) => error instanceof InsufficientStockError)).toBe(true);
    expect(await countersOf(db, variantId)).toMatchObject({ available: 0, reserved: 20, onHand: 20 });
    expect(await driftOf(db)).toEqual([]);
  });

  it('holds whole carts or nothing, whatever the order of their lines', async () => {
    const { deps, db } = first();
    const locations = await createLocations(db, 2);
    const variants = [newVariant(), newVariant(), newVariant()];
    for (const variantId of variants) await stock(deps, variantId, Object.fromEntries(locations.map((id) => [id, 10])));

    const { won } = await race(
      Array.from({ length: 100 }, (_, index) => {
        const lines = variants.map((variantId) => ({ variantId, quantity: 3, locationIds: locations }));
        return checkout(index % 2 === 0 ? lines : lines.reverse());
      }),
    );

    expect(won).toHaveLength(6);
    for (const variantId of variants) {
      expect(await countersOf(db, variantId)).toMatchObject({ available: 2, reserved: 18 });
    }
    expect(await driftOf(db)).toEqual([]);
  });

  it('frees the units of expired carts to exactly as many buyers', async () => {
    const { deps, db } = first();
    const [location] = await createLocations(db, 1);
    const variantId = newVariant();
    await stock(deps, variantId, { [location]: 8 });
    for (let index = 0; index < 4; index++) {
      const input = checkout([{ variantId, quantity: 2, locationIds: [location] }]);
      await holdStock(deps, service, { ...input, kind: 'CART', expiresAt: new Date(START.getTime() + 1000) });
    }
    const later = servers.map(({ deps, clock }) => {
      clock.advance(1000);
      return deps;
    });
    expect(later).toHaveLength(2);

    const { won } = await race(
      Array.from({ length: 60 }, () => checkout([{ variantId, quantity: 1, locationIds: [location] }])),
    );

    expect(won).toHaveLength(8);
    expect(await countersOf(db, variantId)).toMatchObject({ available: 0, reserved: 8, onHand: 8 });
    expect(await driftOf(db)).toEqual([]);
  });
});
