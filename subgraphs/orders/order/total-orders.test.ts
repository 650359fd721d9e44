import { afterAll, beforeAll, expect, it } from 'vitest';
import { customerActor, staffActor } from '../../../test/support/actors.ts';
import { assertOrder, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

const TOTALS = `query ($filter: OrderFilter) {
  orders(filter: $filter) { totals { orderCount netSales { amount } otherNetSales { amount } } } }`;

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

it('X8: counts orders of all currencies, and tells the net sales of each by itself', async () => {
  const sold = (externalId: string, currency: string, netMinor: string) => ({
    ...{ externalId, orderNumber: externalId, channel: 'EBAY', storeId: null, customerId: null },
    ...{ placedAt: '2024-05-01T10:00:00Z', currency, taxIncluded: true, shippingMinor: '0', returns: [] },
    lines: [
      {
        ...{ externalId: '1', variantId: null, productId: null, productTitle: 'Coat', sku: null, category: null },
        ...{ quantity: 1, unitPriceMinor: netMinor, grossMinor: netMinor, discountMinor: '0', netMinor },
        ...{ taxMinor: '0', costMinor: null },
      },
    ],
  });
  const orders = [
    ...[sold('a', 'EUR', '10000'), sold('b', 'GBP', '5000'), sold('c', 'GBP', '2500'), sold('d', 'JPY', '900')],
  ];
  const service = { kind: 'service', name: 'import' } as const;
  const batch = { source: 'currencies', earnPoints: false, orders };
  await shop.ask('orders', service, 'mutation ($batch: JSON!) { ordersImport(batch: $batch) }', { batch });
  const totals = async (currencyCode?: string) => {
    const document = `query ($filter: OrderFilter) { orders(filter: $filter) { totals { orderCount
      netSales { amount currencyCode } otherNetSales { amount currencyCode } } } }`;
    const filter = { placed: { from: '2024-05-01', before: '2024-05-02' }, ...(currencyCode ? { currencyCode } : {}) };
    const found = await shop.ask<{ totals: object }>('orders', staffActor(['EXECUTIVE'], []), document, { filter });
    return found.totals;
  };
  expect(await totals()).toEqual({
    orderCount: 4,
    netSales: { amount: '100.00', currencyCode: 'EUR' },
    otherNetSales: [
      { amount: '75.00', currencyCode: 'GBP' },
      { amount: '900', currencyCode: 'JPY' },
    ],
  });
  expect(await totals('GBP')).toEqual({
    ...{ orderCount: 2, netSales: { amount: '75.00', currencyCode: 'GBP' }, otherNetSales: [] },
  });
});

it('gives staff bound to stores no net sales but those of their stores', async () => {
  const coat = await shop.product('60.00', { [shop.warehouse]: 5 });
  const shopper = shopperIn(shop, customerActor(await shop.customer()));
  assertOrder(await shopper.pay(await shopper.fill([{ variantId: coat, quantity: 1 }])));
  const totalsFor = async (roles: Parameters<typeof staffActor>[0], locations: string[], filter: object) => {
    const { totals } = await shop.ask<{ totals: object }>('orders', staffActor(roles, locations), TOTALS, { filter });
    return totals;
  };
  expect(await totalsFor(['EXECUTIVE'], [], {})).toMatchObject({ orderCount: 5, netSales: { amount: '150.00' } });
  expect(await totalsFor(['STORE_MANAGER'], [shop.warehouse], {})).toMatchObject({
    ...{ orderCount: 1, netSales: null, otherNetSales: null },
  });
  expect(await totalsFor(['STORE_MANAGER'], ['loc_of_another'], {})).toMatchObject({ orderCount: 0 });
  const own = { sellingLocationIds: [shop.warehouse] };
  expect(await totalsFor(['STORE_MANAGER'], [shop.warehouse], own)).toMatchObject({ netSales: { amount: '0.00' } });
  const other = { sellingLocationIds: [shop.warehouse, 'loc_of_another'] };
  expect(await totalsFor(['STORE_MANAGER'], [shop.warehouse], other)).toMatchObject({ netSales: null });
});
