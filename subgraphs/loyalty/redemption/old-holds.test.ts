import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createPorts } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { FakeClock, MINUTE } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../../test/support/subgraphs.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { loyalty } from '../index.ts';
import { earnPoints } from '../points/earn-points.ts';
import { holdPoints } from '../points/hold-points.ts';
import { resolveOldHolds } from './resolve-old-holds.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
const clock = new FakeClock('2026-03-01T10:00:00Z');
beforeAll(async () => {
  database = await createTestDatabase();
  running = await createSubgraphs(database, [loyalty], { clock });
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

/** Loyalty with orders as its port answers: the transport is the boundary, what lies behind it is another domain's. */
function withVerdicts(verdicts: Readonly<Record<string, string>>): LoyaltyDeps {
  const execute = async () => {
    const resolved = Object.entries(verdicts).map(([orderId, verdict]) => ({ orderId, verdict }));
    return { data: { ordersResolveCheckout: resolved } };
  };
  return { ...running.get('loyalty').deps, ports: createPorts('loyalty', { execute }) };
}

it('a verdict that cannot be applied keeps no other hold from its end', async () => {
  const deps = running.get('loyalty').deps;
  const customerId = newId<string>('cus');
  await earnPoints(deps, {
    orderId: newId('ord'),
    customerId,
    netMinor: 10_000n,
    currency: 'EUR',
    placedAt: clock.now(),
  });
  const [odd, aborted] = [newId<string>('ord'), newId<string>('ord')];
  for (const checkoutId of [odd, aborted]) await holdPoints(deps, { checkoutId, customerId, points: 10 });
  await deps.db.query(sql`
    insert into gift_card (id, currency, initial_minor, balance_minor, status, channel, created_at)
    values ('gft', 'EUR', 1, 1, 'ACTIVE', 'WEB', now())`);
  await deps.db.query(sql`
    insert into gift_card_hold (checkout_id, gift_card_id, amount_minor, status, created_at)
    values (${odd}, 'gft', 1, 'COMMITTED', now())`);
  clock.advance(5 * MINUTE);
  await resolveOldHolds(withVerdicts({ [odd]: 'ABORTED', [aborted]: 'ABORTED' }), createServiceContext('loyalty'));
  const left = await deps.db.query(sql`select checkout_id as id from points_hold where status = 'HELD'`);
  expect(left).toEqual([{ id: odd }]);
});
