import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MINUTE } from '#kernel/values/time.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { guest } from '../../../test/support/sales-domains.ts';
import { assertOrder, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop?.close());

it.each([
  ['waits', 'pg_sleep(4)'],
  ['fails', '1 / (1 - 1)'],
])('answers the placed order although the statement that finishes it %s, and the worker finishes', async (_, work) => {
  const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
  const shopper = shopperIn(shop, guest);
  const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
  const superuser = new pg.Client({ connectionString: shop.database.adminUrl });
  await superuser.connect();
  let orderId = '';
  try {
    await superuser.query(`
      create function public.hinder() returns trigger language plpgsql as $$ begin perform ${work}; return new; end $$;
      create trigger hinder before update on orders.payment for each row when (new.status = 'CAPTURED') execute function public.hinder()`);
    const started = performance.now();
    const order = assertOrder(await shopper.pay(cart));
    // The completion is given two and a half seconds.
    expect(performance.now() - started).toBeLessThan(3_900);
    expect(order).toMatchObject({ status: 'PLACED', payments: [{ status: 'AUTHORIZED' }] });
    orderId = order.id;
  } finally {
    await superuser.query('drop trigger if exists hinder on orders.payment; drop function if exists public.hinder()');
    await superuser.end();
  }
  await expect
    .poll(async () => {
      shop.clock.advance(MINUTE);
      await shop.recover();
      return (await shopper.order(orderId)).payments;
    })
    .toMatchObject([{ status: 'CAPTURED' }]);
  expect(await brokenInvariants(shop.db)).toEqual([]);
});
