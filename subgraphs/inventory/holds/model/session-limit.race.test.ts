import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { RateLimitedError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { FakeClock, MINUTE } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId, VariantId } from '../../../shared/ids.ts';
import { createLocations, inventoryDeps, newVariant, START, service, stock } from '../../testing/inventory.ts';
import { holdStock } from '../hold-stock.ts';
import { sweepExpiredHolds } from '../sweep-expired-holds.ts';
import { MAX_HELD_QUANTITY } from './hold-limit.ts';

const LIMIT = 60;
const CROWD = '198.51.100.7';

let database: TestDatabase;
/** Two pools on one database stand for two server processes. */
let servers: Array<ReturnType<typeof inventoryDeps>['deps']>;
let clock: FakeClock;
let variantId: VariantId;
let location: LocationId;
beforeAll(async () => {
  database = await createTestDatabase();
  clock = new FakeClock(START);
  servers = [inventoryDeps(database, { clock }), inventoryDeps(database, { clock })].map(({ deps }) => ({
    ...deps,
    config: { ...deps.config, holdingSessionsPerMinute: LIMIT },
  }));
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { deps, db } = inventoryDeps(database, { clock });
  [location] = await createLocations(db, 1);
  variantId = newVariant();
  await stock(deps, variantId, { [location]: 10_000 });
  clock.advance(10 * MINUTE);
});

/** A checkout of a unit; by staff, an app, a POS or background work where no holder is named. */
function hold(holderId: string | undefined, address: string | undefined, index = 0) {
  const ownerId = newId('ord');
  const deps = servers[index % 2];
  if (!deps) throw new Error('not started');
  return holdStock(deps, createRequestContext({ ...service, ...(address === undefined ? {} : { address }) }), {
    key: ownerId,
    kind: 'CHECKOUT',
    ownerId,
    expiresAt: null,
    holder: holderId === undefined ? undefined : { id: holderId, maxQuantity: MAX_HELD_QUANTITY },
    lines: [{ lineId: 'one', variantId, quantity: 1, locationIds: [location] }],
  });
}
async function crowd(
  count: number,
  address: string | undefined,
  holder: () => string | undefined = () => newId('cus'),
) {
  const outcomes = await Promise.allSettled(
    Array.from({ length: count }, (_, index) => hold(holder(), address, index)),
  );
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused.every((error) => error instanceof RateLimitedError)).toBe(true);
  return count - refused.length;
}

it('lets 60 sessions of an address begin to hold within a minute, over two processes, and tells the next when', async () => {
  expect(await crowd(90, CROWD)).toBe(LIMIT);
  clock.advance(20_000);
  await expect(hold(newId('cus'), CROWD)).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    isRetryable: true,
    details: { retryAfterSeconds: 40, text: { fr: expect.stringContaining('40 s') } },
  });
  clock.advance(40_000);
  expect(await crowd(2, CROWD)).toBe(2);
});

it('hinders no session that holds already, no other address, and neither staff nor work that nobody asked for', async () => {
  const known = newId('cus');
  await hold(known, CROWD);
  expect(await crowd(70, CROWD)).toBe(LIMIT - 1);
  expect(await crowd(5, CROWD, () => known)).toBe(5);
  expect(await crowd(3, '2001:db8:0:1::/64')).toBe(3);
  expect(await crowd(70, CROWD, () => undefined)).toBe(70);
  expect(await crowd(3, undefined)).toBe(3);
});

it('forgets an address after its minute', async () => {
  await crowd(3, CROWD);
  clock.advance(MINUTE);
  const [deps] = servers;
  if (deps) await sweepExpiredHolds(deps);
  expect(await database.open('inventory').query(sql`select 1 from stock_hold where opened_from is not null`)).toEqual(
    [],
  );
});
