import { afterAll, beforeAll, expect, it } from 'vitest';
import { guestActor, staffActor } from '../../../test/support/actors.ts';
import { anonymous, customerActor, guest, setPrice } from '../../../test/support/sales-domains.ts';
import {
  ADD_LINES,
  assertCart,
  CLAIM_CART,
  CREATE_CART,
  createCartIn,
  shopperIn,
  UPDATE_CART,
} from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

it('O16: a cart is followed by its token from Instagram to the web, at the prices of each channel', async () => {
  const coat = await shop.product('120.00', {});
  const price = { amount: '110.00', currencyCode: 'EUR' };
  await setPrice(shop, { variantId: coat, channel: 'INSTAGRAM', price });
  const lines = [{ variantId: coat, quantity: 1 }];
  const phone = shopperIn(shop, guest);
  const cart = assertCart(await phone.mutate(createCartIn('INSTAGRAM'), { lines }));
  expect(cart.cost.total.gross.amount).toBe('110.00');
  const desk = shopperIn(shop, customerActor(await shop.customer()));
  const claimed = assertCart(await desk.mutate(CLAIM_CART, { shareToken: cart.shareToken }));
  expect(claimed).toMatchObject({ id: cart.id, channel: { code: 'INSTAGRAM' } });
  const moved = assertCart(await desk.mutate(UPDATE_CART, { cartId: cart.id, channelId: await shop.channelId('WEB') }));
  expect(moved).toMatchObject({
    channel: { code: 'WEB' },
    lines: [
      { quantity: 1, cost: { unitPrice: { displayed: { amount: '120.00' } } }, issues: [{ kind: 'NOT_ENOUGH_STOCK' }] },
    ],
  });
  expect(await phone.cart(cart.id)).toBeNull();
});

it('a cart is claimed by who has its token alone, and staff who read it leave it to its customer', async () => {
  const customer = customerActor(await shop.customer());
  const cart = assertCart(await shopperIn(shop, customer).mutate(CREATE_CART, {}));
  expect(await shopperIn(shop, guestActor()).mutate(CLAIM_CART, { shareToken: 'guess' })).toMatchObject({
    errorCode: 'NOT_FOUND',
    path: ['input', 'shareToken'],
  });
  const { shareToken } = cart;
  expect(await shopperIn(shop, anonymous).mutate(CLAIM_CART, { shareToken })).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  const read = assertCart(await shopperIn(shop, staffActor(['ASSOCIATE'])).mutate(CLAIM_CART, { shareToken }));
  expect(read.customer).toEqual(cart.customer);
  expect(await shopperIn(shop, customer).cart(cart.id)).toMatchObject({ id: cart.id });
  assertCart(await shopperIn(shop, guest).mutate(CLAIM_CART, { shareToken }));
  expect(await shopperIn(shop, customer).mutate(ADD_LINES, { cartId: cart.id, lines: [] })).toMatchObject({
    errorCode: 'NOT_FOUND',
  });
});
