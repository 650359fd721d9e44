import { afterAll, beforeAll, expect, it } from 'vitest';
import { customerActor, staffActor } from '../../../test/support/actors.ts';
import { assertOrder, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

const TOTALS = `query ($filter: OrderFilter) {
  orders(filter: $filter) { totals { orderCount netSales { amount } } } }`;

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

it('gives staff bound to stores no net sales but those of their stores', async () => {
  const coat = await shop.product('60.00', { [shop.warehouse]: 5 });
  const shopper = shopperIn(shop, customerActor(await shop.customer()));
  assertOrder(await shopper.pay(await shopper.fill([{ variantId: coat, quantity: 1 }])));
  const totalsFor = async (roles: Parameters<typeof staffActor>[0], locations: string[], filter: object) => {
    const { totals } = await shop.ask<{ totals: object }>('orders', staffActor(roles, locations), TOTALS, { filter });
    return totals;
  };
  expect(await totalsFor(['EXECUTIVE'], [], {})).toMatchObject({ orderCount: 1, netSales: { amount: '50.00' } });
  expect(await totalsFor(['STORE_MANAGER'], [shop.warehouse], {})).toMatchObject({ orderCount: 1, netSales: null });
  expect(await totalsFor(['STORE_MANAGER'], ['loc_of_another'], {})).toMatchObject({ orderCount: 0 });
  const own = { sellingLocationIds: [shop.warehouse] };
  expect(await totalsFor(['STORE_MANAGER'], [shop.warehouse], own)).toMatchObject({ netSales: { amount: '0.00' } });
  const other = { sellingLocationIds: [shop.warehouse, 'loc_of_another'] };
  expect(await totalsFor(['STORE_MANAGER'], [shop.warehouse], other)).toMatchObject({ netSales: null });
});
