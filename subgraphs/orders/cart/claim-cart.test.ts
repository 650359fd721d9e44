import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { guestActor, staffActor } from '../../../test/support/actors.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { anonymous, customerActor, guest, setPrice } from '../../../test/support/sales-domains.ts';
import {
  ADD_LINES,
  APPLY_GIFT_CARD,
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

it('a cart that is claimed brings nothing of the person who filled it: neither e-mail, address, gift cards nor points', async () => {
  const coat = await shop.product('60.00', { [shop.warehouse]: 5 });
  const stranger = shopperIn(shop, guestActor());
  const cart = await stranger.fill([{ variantId: coat, quantity: 1 }], { email: 'stranger@example.com' });
  assertCart(await stranger.mutate(APPLY_GIFT_CARD, { cartId: cart.id, code: await shop.giftCard('20.00') }));
  const victim = guestActor();
  const claimed = assertCart(await shopperIn(shop, victim).mutate(CLAIM_CART, { shareToken: cart.shareToken }));
  expect(claimed).toMatchObject({ id: cart.id, lines: [{ quantity: 1 }], giftCards: [], pointsToRedeem: 0 });
  const [stored] = await rowsAs<{ email: unknown; address: unknown }>(
    shop.db('orders'),
    sql`select email, shipping_address as address from cart where id = ${cart.id}`,
  );
  expect(stored).toEqual({ email: null, address: null });
  expect(await shopperIn(shop, victim).pay(claimed)).toMatchObject({ __typename: 'ValidationError' });
  const again = assertCart(
    await shopperIn(shop, victim).mutate(UPDATE_CART, { cartId: cart.id, email: 'own@maison.fr' }),
  );
  const key = { shareToken: again.shareToken };
  assertCart(await shopperIn(shop, victim).mutate(CLAIM_CART, key));
  const [own] = await rowsAs<{ email: string }>(shop.db('orders'), sql`select email from cart where id = ${cart.id}`);
  expect(own?.email).toBe('own@maison.fr');
});
