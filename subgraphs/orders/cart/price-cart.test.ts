import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guestActor } from '../../../test/support/actors.ts';
import { admin, anonymous, customerActor, setPrice } from '../../../test/support/sales-domains.ts';
import { assertCart, createCartIn, shopperIn, UPDATE_CART } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

let shop: OrdersShop;
let partnerId: string;
let channelId: string;
let coat: string;
const MAKE = `mutation ($input: CreateChannelInput!) { createChannel(input: $input) {
  ... on CreateChannelPayload { channel { id } } } }`;
const CHANGE = 'mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename } }';
const PUBLISH = 'mutation ($input: PublishProductInput!) { publishProduct(input: $input) { __typename } }';
const change = (fields: object) => shop.ask('catalog', admin, CHANGE, { input: { channelId, ...fields } });

/** A coat of 100.00 on the web, and of 1.00 in a channel for one partner. */
beforeAll(async () => {
  shop = await openOrdersShop();
  partnerId = await shop.customer();
  const trade = { code: 'TRADE', name: 'Trade', kind: 'WHOLESALE', currencyCodes: ['EUR'], customerIds: [partnerId] };
  const input = { ...trade, audience: 'CUSTOMERS', idempotencyKey: randomUUID() };
  const made = await shop.ask<{ channel: { id: string } }>('catalog', admin, MAKE, { input });
  channelId = made.channel.id;
  coat = await shop.product('100.00', { [shop.warehouse]: 50 });
  const { product } = await shop.ask<{ product: { id: string } }>(
    'catalog',
    admin,
    'query ($id: ID!) { variant(ref: { id: $id }) { product { id } } }',
    { id: coat },
  );
  await setPrice(shop, { variantId: coat, channel: 'TRADE', price: { amount: '1.00', currencyCode: 'EUR' } });
  await shop.ask('catalog', admin, PUBLISH, { input: { productId: product.id, channelIds: [channelId] } });
});
afterAll(() => shop.close());

const lines = () => [{ variantId: coat, quantity: 1 }];
const partner = () => shopperIn(shop, customerActor(partnerId));

it('a private channel sells to the customers that it names, at its prices', async () => {
  const cart = assertCart(await partner().mutate(createCartIn('TRADE'), { lines: lines() }));
  expect(cart.cost.subtotal.displayed.amount).toBe('1.00');
});

it('nobody else opens a cart there, or moves one to it', async () => {
  const strangers = [anonymous, guestActor(), customerActor(await shop.customer())];
  for (const actor of strangers) {
    const stranger = shopperIn(shop, actor);
    for (const input of [{ lines: lines() }, {}]) {
      await expect(stranger.mutate(createCartIn('TRADE'), input)).rejects.toThrow('INVALID_CONTEXT');
    }
  }
  for (const actor of strangers.slice(1)) {
    const stranger = shopperIn(shop, actor);
    const cart = await stranger.fill(lines());
    expect(await stranger.mutate(UPDATE_CART, { cartId: cart.id, channelId })).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'channelId'],
    });
    expect((await stranger.cart(cart.id))?.cost.subtotal.displayed.amount).toBe('100.00');
  }
});

it.each([
  ['is not named any more', { customerIds: [] }, { customerIds: () => [partnerId] }],
  ['may not buy there any more', { audience: 'STAFF' }, { audience: () => 'CUSTOMERS' }],
  ['finds it inactive', { isActive: false }, { isActive: () => true }],
])('a cart of who %s buys nothing', async (_why, closing, opening) => {
  const shopper = partner();
  const cart = assertCart(await shopper.mutate(createCartIn('TRADE'), { lines: lines() }));
  await change(closing);
  const kinds = (await shopper.cart(cart.id))?.lines[0]?.issues.map(({ kind }) => kind);
  expect(kinds).toEqual(['NOT_LISTED']);
  expect((await shopper.pay(cart)).order).toBeUndefined();
  await change(Object.fromEntries(Object.entries(opening).map(([field, value]) => [field, value()])));
});
