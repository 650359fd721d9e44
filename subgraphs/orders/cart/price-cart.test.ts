import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guestActor } from '../../../test/support/actors.ts';
import { admin, anonymous, customerActor, setPrice } from '../../../test/support/sales-domains.ts';
import { assertCart, createCartIn, REMOVE_LINES, shopperIn, UPDATE_CART } from '../../../test/support/shopping.ts';
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

async function productOf(id: string): Promise<string> {
  const document = 'query ($id: ID!) { variant(ref: { id: $id }) { product { id } } }';
  return (await shop.ask<{ product: { id: string } }>('catalog', admin, document, { id })).product.id;
}

/** A coat of 100.00 on the web, and of 1.00 in a channel for one partner. */
beforeAll(async () => {
  shop = await openOrdersShop();
  partnerId = await shop.customer();
  const trade = { code: 'TRADE', name: 'Trade', kind: 'WHOLESALE', currencyCodes: ['EUR'], customerIds: [partnerId] };
  const input = { ...trade, audience: 'CUSTOMERS', idempotencyKey: randomUUID() };
  const made = await shop.ask<{ channel: { id: string } }>('catalog', admin, MAKE, { input });
  channelId = made.channel.id;
  coat = await shop.product('100.00', { [shop.warehouse]: 50 });
  await setPrice(shop, { variantId: coat, channel: 'TRADE', price: { amount: '1.00', currencyCode: 'EUR' } });
  await shop.ask('catalog', admin, PUBLISH, { input: { productId: await productOf(coat), channelIds: [channelId] } });
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

/** What takes a product off sale, and what puts it there again. */
const OFF_SALE: ReadonlyArray<readonly [string, (productId: string, webId: string) => Promise<unknown>]> = [
  [
    'is not sold on the channel any more',
    (productId, webId) => edit('unpublishProduct', { productId, channelIds: [webId] }),
  ],
  ['was archived', (productId) => edit('archiveProduct', { productId })],
  [
    'is sold until a moment that has passed',
    (productId, webId) => edit('publishProduct', { productId, channelIds: [webId], endsAt: '2026-11-01T00:00:00Z' }),
  ],
];

function edit(field: string, input: Record<string, unknown>): Promise<unknown> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return shop.ask('catalog', admin, `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`, {
    input,
  });
}

it.each(OFF_SALE)(
  'L15: a line of a product that %s says so, counts for nothing and cannot be bought',
  async (_what, takeOff) => {
    const [gone, kept] = [
      await shop.product('100.00', { [shop.warehouse]: 5 }),
      await shop.product('30.00', { [shop.warehouse]: 5 }),
    ];
    const shopper = shopperIn(shop, guestActor());
    const cart = await shopper.fill([gone, kept].map((variantId) => ({ variantId, quantity: 1 })));
    expect(cart.cost.subtotal.displayed.amount).toBe('130.00');
    const productId = await productOf(gone);
    const webId = await shop.channelId('WEB');
    await takeOff(productId, webId);
    const read = await shopper.cart(cart.id);
    expect(read?.lines.map(({ issues }) => issues.map(({ kind }) => kind))).toEqual([['NOT_LISTED'], []]);
    expect(read?.lines.map(({ cost }) => cost.total.displayed.amount)).toEqual(['0.00', '30.00']);
    expect(read?.cost.subtotal.displayed.amount).toBe('30.00');
    expect(read?.cost.shipping?.displayed.amount).toBe('4.90');
    expect(await shopper.pay(cart)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['input', 'cartId'], issueCode: 'NOT_ALLOWED' }],
    });
    const without = { cartId: cart.id, lineIds: [cart.lines[0]?.id] };
    expect(assertCart(await shopper.mutate(REMOVE_LINES, without)).cost.total).toEqual(read?.cost.total);
    expect((await shopper.pay(cart)).order?.cost.total.gross.amount).toBe('34.90');
  },
);
