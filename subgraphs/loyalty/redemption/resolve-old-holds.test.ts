import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { holdPoints } from '../points/hold-points.ts';
import { openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { resolveOldHolds } from './resolve-old-holds.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

it('a verdict that cannot be applied keeps no other hold from its end', async () => {
  const { deps, clock } = loyalty;
  const customerId = await loyalty.customerWith(100);
  const [odd, aborted] = [newId('ord'), newId('ord')];
  for (const checkoutId of [odd, aborted]) await holdPoints(deps, { checkoutId, customerId, points: 10 });
  await deps.db.query(sql`
    insert into gift_card (id, currency, initial_minor, balance_minor, status, channel, created_at)
    values ('gft', 'EUR', 1, 1, 'ACTIVE', 'WEB', now())`);
  await deps.db.query(sql`
    insert into gift_card_hold (checkout_id, gift_card_id, amount_minor, status, created_at)
    values (${odd}, 'gft', 1, 'COMMITTED', now())`);
  clock.advance(5 * MINUTE);
  const verdicts = [odd, aborted].map((orderId) => ({ orderId, verdict: 'ABORTED' }));
  await resolveOldHolds(loyalty.withPort({ ordersResolveCheckout: verdicts }), createServiceContext('loyalty'));
  const left = await deps.db.query(sql`select checkout_id as id from points_hold where status = 'HELD'`);
  expect(left).toEqual([{ id: odd }]);
});
