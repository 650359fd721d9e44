import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { removeExpired } from '#kernel/runtime/retention.ts';
import { DAY, MINUTE } from '#kernel/values/time.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { admin, guest } from '../../../test/support/sales-domains.ts';
import {
  assertCheckout,
  assertOrder,
  type CheckoutView,
  READ_CHECKOUT,
  shopperIn,
} from '../../../test/support/shopping.ts';
import { order as orderArea } from '../order/index.ts';
import { payment as paymentArea } from '../payment/index.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

/** The order does not matter: what still has parts goes with the next run. */
const RETENTION = [...(paymentArea.retention ?? []), ...(orderArea.retention ?? [])];

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(async () => {
  await shop.recover();
  const broken = await brokenInvariants(shop.db);
  await shop.close();
  expect(broken).toEqual([]);
});

const shopper = () => shopperIn(shop, guest);
const look = (id: string, actor: Parameters<typeof shopperIn>[1] = guest) =>
  shop.ask<CheckoutView | null>('orders', actor, READ_CHECKOUT, { id });
async function wait(): Promise<CheckoutView> {
  const coat = await shop.product('120.00', { [shop.warehouse]: 1 });
  const cart = await shopper().fill([{ variantId: coat, quantity: 1 }]);
  return assertCheckout(await shopper().pay(cart, 'requires_action'));
}
async function pass(minutes: number): Promise<void> {
  shop.clock.advance(minutes * MINUTE);
  await shop.recover();
}

describe('a payment that waits for its customer', () => {
  it('ends after five minutes in which their session does nothing, even if staff look', async () => {
    const { id } = await wait();
    await pass(4);
    expect((await look(id, admin))?.status).toBe('REQUIRES_ACTION');
    await pass(2);
    expect((await look(id))?.status).toBe('EXPIRED');
  });

  it('waits on while they look at it, a quarter of an hour at most', async () => {
    const { id } = await wait();
    for (let minute = 0; minute < 12; minute += 4) {
      await pass(4);
      expect((await look(id))?.status).toBe('REQUIRES_ACTION');
    }
    await pass(4);
    expect((await look(id))?.status).toBe('EXPIRED');
  });
});

it('aborted checkouts are kept for 90 days, orders forever', async () => {
  const { id } = await wait();
  await pass(6);
  await pass(1);
  const coat = await shop.product('120.00', { [shop.warehouse]: 1 });
  const order = assertOrder(await shopper().pay(await shopper().fill([{ variantId: coat, quantity: 1 }])));
  const { db, clock } = shop.deps;
  expect(await removeExpired(db, clock, RETENTION)).toEqual({});
  shop.clock.advance(91 * DAY);
  expect(await removeExpired(db, clock, RETENTION)).toMatchObject({ 'aborted checkouts': 3 });
  expect(await look(id)).toBeNull();
  const left = await rowsAs<{ id: string }>(db, sql`select id from orders`);
  expect(left).toEqual([{ id: order.id }]);
});
