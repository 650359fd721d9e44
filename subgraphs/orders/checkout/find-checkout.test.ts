import { afterAll, beforeAll, expect, it } from 'vitest';
import { guestActor } from '../../../test/support/actors.ts';
import { admin, guest } from '../../../test/support/sales-domains.ts';
import { assertCheckout, READ_CHECKOUT, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

const MONEY = '{ displayed { amount } includesTax net { amount } gross { amount currencyCode } tax { amount } }';
const COST = `cost { subtotal ${MONEY} discount ${MONEY} shipping ${MONEY} total ${MONEY}
  taxLines { name rate taxable { amount } tax { amount } } }`;
const COSTS = `query ($id: ID!) { checkout(id: $id) { cart { ${COST} } order { ${COST} } } }`;

it('a checkout is read by the guest whose cart it is and by staff, and its order costs what its cart did', async () => {
  const [coat, hat] = [
    await shop.product('40.00', { [shop.warehouse]: 5 }),
    await shop.product('19.99', { [shop.warehouse]: 5 }),
  ];
  const shopper = shopperIn(shop, guest);
  const cart = await shopper.fill([
    { variantId: coat, quantity: 1 },
    { variantId: hat, quantity: 2 },
  ]);
  const { id } = assertCheckout(await shopper.pay(cart));
  expect(await shop.ask('orders', guestActor(), READ_CHECKOUT, { id })).toBeNull();
  for (const actor of [guest, admin]) {
    expect(await shop.ask('orders', actor, READ_CHECKOUT, { id })).toMatchObject({ id, status: 'COMPLETED' });
  }
  const read = await shop.ask<{ cart: object; order: object }>('orders', guest, COSTS, { id });
  expect(read.order).toEqual(read.cart);
  expect(read.order).toMatchObject({
    cost: {
      subtotal: { displayed: { amount: '79.98' }, includesTax: true },
      shipping: { gross: { amount: '4.90' } },
      total: { gross: { amount: '84.88', currencyCode: 'EUR' } },
      taxLines: [{ name: '20%', rate: '0.2', tax: { amount: '14.15' } }],
    },
  });
});
