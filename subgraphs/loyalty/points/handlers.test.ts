import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { json, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { subscriptions } from './handlers.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

/** An order of 100 euros as the log of orders holds it; imported history says whether it earns. */
async function place(source: string, more: { readonly earnPoints?: boolean } = {}) {
  const { deps } = loyalty;
  const [customerId, orderId] = [newId('cus'), newId('ord')];
  const lines = [{ netMinor: '10000' }];
  const payload = { orderId, customerId, source, currency: 'EUR', placedAt: '2024-01-05T10:00:00Z', lines, ...more };
  const event = { id: randomUUID(), type: 'orders.order-placed.v1', aggregateId: orderId, aggregateVersion: '1' };
  const logged = { ...event, occurredAt: payload.placedAt, payload, position: '1:1' };
  const handlers = subscriptions(deps).flatMap((subscription) =>
    subscription.publisher === 'orders' ? subscription.handlers : [],
  );
  for (const handler of handlers) await deps.db.inTransaction('deliver', (tx) => handler.handle(tx, [logged]));
  const balance = await loyalty.balanceOf(customerId);
  const [posted] = await deps.db.query(sql`
    select ${select({ payload: json(sql`payload`) })} from event_log where payload ->> 'orderId' = ${orderId}`);
  return { points: balance?.points ?? 0, postedAt: (posted?.payload as { postedAt?: string } | undefined)?.postedAt };
}

it.each(['CHECKOUT', 'POS', 'IMPORT'])(
  'imported history earns where the import says so, however it was sold (%s), and nobody waited for its points (K19)',
  async (source) => {
    expect(await place(source, { earnPoints: true })).toEqual({ points: 100, postedAt: null });
    expect(await place(source, { earnPoints: false })).toEqual({ points: 0, postedAt: undefined });
  },
);

it('the retailer’s own orders earn, and say when the balance has the points (K19)', async () => {
  expect(await place('POS')).toEqual({ points: 100, postedAt: loyalty.clock.now().toISOString() });
});
