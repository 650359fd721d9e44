import { afterAll, beforeAll, expect, it } from 'vitest';
import { admin } from '../../../test/support/sales-domains.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop?.close());

it('keeps where an imported order was sent, and refuses an address to which nothing can be sent', async () => {
  const line = {
    ...{ externalId: '1', variantId: null, productId: null, productTitle: 'Coat', sku: null, category: null },
    ...{ quantity: 1, unitPriceMinor: '100', grossMinor: '100', discountMinor: '0', netMinor: '100', taxMinor: '0' },
    costMinor: null,
  };
  const sent = (externalId: string, shippingAddress?: object) => ({
    ...{ externalId, orderNumber: externalId, channel: 'EBAY', storeId: null, customerId: null },
    ...{ placedAt: '2024-05-01T10:00:00Z', currency: 'GBP', taxIncluded: true, shippingMinor: '0' },
    ...{ lines: [line], returns: [], shippingAddress },
  });
  const address = { name: 'Isla Reid', line1: '4 Mill Lane', city: 'Leeds', postalCode: 'LS6 1AB', countryCode: 'GB' };
  const orders = [sent('SENT-1', address), sent('SENT-2'), sent('SENT-3', { city: 'Leeds' })];
  const service = { kind: 'service', name: 'import' } as const;
  const batch = { source: 'sent', earnPoints: false, orders };
  const done = await shop.ask('orders', service, 'mutation ($batch: JSON!) { ordersImport(batch: $batch) }', { batch });
  expect(done).toMatchObject({
    created: 2,
    rejected: [{ externalId: 'SENT-3', reason: expect.stringContaining('shippingAddress') }],
  });
  const { nodes } = await shop.ask<{ nodes: Array<{ number: string }> }>(
    'orders',
    admin,
    '{ orders(filter: { currencyCode: "GBP" }) { nodes { number shippingAddress { name line1 city postalCode countryCode } } } }',
    {},
  );
  expect(nodes.sort((a, b) => (a.number < b.number ? -1 : 1))).toEqual([
    { number: 'SENT-1', shippingAddress: address },
    { number: 'SENT-2', shippingAddress: null },
  ]);
});
