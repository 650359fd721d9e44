import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tx } from '#kernel/database/database.ts';
import { newId } from '#kernel/values/ids.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { rowsReadOf } from '../../../../test/support/rows-read.ts';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { NO_FACTS } from '../model/order-facts.ts';
import type { RecordedInteraction } from '../model/read-events.ts';
import { findOrdersAfter, saveOrders } from './orders.ts';

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', false);
});
afterAll(() => instance?.close());

it('finds the orders behind interactions without reading those of other customers, before statistics too', async () => {
  const from = Date.parse('2026-05-01T00:00:00Z');
  const customers = Array.from({ length: 4_000 }, () => newId('cus'));
  const orders = customers.flatMap((customerId, index) =>
    [0, 1].map((more) => ({
      orderId: newId('ord'),
      customerId,
      placedAt: new Date(from + (index + more) * MINUTE),
      facts: NO_FACTS,
    })),
  );
  await instance.deps.db.inTransaction('orders', (tx) => saveOrders(tx, orders));
  const seldom = Array.from({ length: 100 }, (_, index) => index * 40);
  const interactions: RecordedInteraction[] = seldom.map((index) => ({
    id: newId('int'),
    customerId: customers[index] ?? expect.fail(),
    staffId: newId('stf'),
    locationId: null,
    kind: 'ADVICE',
    occurredAt: new Date(from + (index + 1) * MINUTE),
  }));

  const found = await instance.deps.db.inTransaction('find', (tx) => findOrdersAfter(tx, interactions));
  expect([...found].sort()).toEqual(seldom.map((index) => orders[2 * index + 1]?.orderId).sort());

  const client = new pg.Client(instance.database.url('attribution'));
  await client.connect();
  const read = await rowsReadOf(client, 'attribution', 'commission_order', (db) =>
    findOrdersAfter(db as Tx, interactions),
  );
  await client.end();
  expect(read).toBeLessThanOrEqual(200);
});
