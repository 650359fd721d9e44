import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { QuantityLimitedError } from '../../../shared/stock-errors.ts';
import { countersOf, createLocations, inventoryDeps, newVariant, service, stock } from '../../testing/inventory.ts';
import { holdStock } from '../hold-stock.ts';
import { MAX_HELD_QUANTITY } from './hold-limit.ts';

let database: TestDatabase;
/** Two pools on one database stand for two server processes. */
let servers: Array<ReturnType<typeof inventoryDeps>>;
beforeAll(async () => {
  database = await createTestDatabase();
  servers = [inventoryDeps(database), inventoryDeps(database)];
});
afterAll(() => database.drop());

/** So many checkouts of one unit at once, by as many holders in turn as are named. */
async function race(units: number, tries: number, holders: readonly (string | undefined)[]) {
  const [one, other] = servers;
  if (!one || !other) throw new Error('not started');
  const [location] = await createLocations(one.db, 1);
  const variantId = newVariant();
  await stock(one.deps, variantId, { [location]: units });
  const outcomes = await Promise.allSettled(
    Array.from({ length: tries }, (_, index) => {
      const ownerId = newId('ord');
      const id = holders[index % holders.length];
      return holdStock((index % 2 === 0 ? one : other).deps, service, {
        key: ownerId,
        kind: 'CHECKOUT',
        ownerId,
        expiresAt: null,
        holder: id === undefined ? undefined : { id, maxQuantity: MAX_HELD_QUANTITY },
        lines: [{ lineId: 'one', variantId, quantity: 1, locationIds: [location] }],
      });
    }),
  );
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  expect(refusals.every((error) => error instanceof QuantityLimitedError)).toBe(true);
  return (await countersOf(one.db, variantId)).reserved;
}

describe('one session that holds on two servers at once', () => {
  it('has 20 units of a variant at most, of scarce ones a tenth, and always two', async () => {
    expect(await race(1_000, 60, [newId('cus')])).toBe(20);
    expect(await race(50, 20, [newId('cus')])).toBe(5);
    expect(await race(6, 12, [newId('cus')])).toBe(2);
  });

  it('hinders nobody else, and staff are not counted', async () => {
    expect(await race(100, 30, [newId('cus'), newId('cus'), newId('cus')])).toBe(30);
    expect(await race(40, 40, [undefined])).toBe(40);
  });
});
