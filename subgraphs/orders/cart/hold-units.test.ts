import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { CHANNELS, channelIds } from '../../../test/support/channel-ids.ts';
import { admin, anonymous, customerActor } from '../../../test/support/sales-domains.ts';
import { ADD_LINES, assertCart, assertCheckout, CREATE_CART, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

const SET = `mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) {
  __typename ... on UserError { message } } }`;
const LIMITS = `... on QuantityLimitedError { errorCode message limits { variant { id } requestedQuantity allowedQuantity } }`;
const limited = (document: string) => document.replace('... on UserError', `${LIMITS} ... on UserError`);

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
  await set({ maxHeldQuantity: 20 });
});
afterAll(() => shop.close());

async function set(fields: object) {
  const [channelId] = channelIds(await shop.ask('catalog', admin, CHANNELS), ['WEB']);
  return shop.ask('catalog', admin, SET, { input: { channelId, ...fields } });
}
const visitor = () => shopperIn(shop, { kind: 'guest', customerId: newId('cus'), sessionId: 'guest' });
const own = async () => shopperIn(shop, customerActor(await shop.customer()));

it('one session that lets payments wait holds at most 20 units, and is told how many it may have', async () => {
  const coat = await shop.product('60.00', { [shop.warehouse]: 500 });
  const shopper = await own();
  for (const quantity of [12, 8]) {
    const cart = await shopper.fill([{ variantId: coat, quantity }]);
    expect(assertCheckout(await shopper.pay(cart, 'requires_action')).status).toBe('REQUIRES_ACTION');
  }
  const more = await shopper.fill([{ variantId: coat, quantity: 1 }]);
  expect(await shopper.pay(more)).toMatchObject({ __typename: 'QuantityLimitedError', errorCode: 'QUANTITY_LIMITED' });
  const other = await own();
  const cart = await other.fill([{ variantId: coat, quantity: 20 }]);
  expect(assertCheckout(await other.pay(cart)).status).toBe('COMPLETED');
});

it('a cart that holds is told at once, with the number, also when it brings its own guest session', async () => {
  await set({ cartHoldMinutes: 10 });
  const scarf = await shop.product('40.00', { [shop.warehouse]: 50 });
  const shopper = visitor();
  const cart = assertCart(await shopper.mutate(CREATE_CART, { lines: [{ variantId: scarf, quantity: 4 }] }));
  const more = { cartId: cart.id, lines: [{ variantId: scarf, quantity: 2 }] };
  expect(await shopper.mutate(limited(ADD_LINES), more)).toMatchObject({
    __typename: 'QuantityLimitedError',
    limits: [{ variant: { id: scarf }, requestedQuantity: 6, allowedQuantity: 5 }],
  });
  assertCart(await shopper.mutate(ADD_LINES, { ...more, lines: [{ variantId: scarf, quantity: 1 }] }));
  const input = { idempotencyKey: randomUUID(), lines: [{ variantId: scarf, quantity: 6 }] };
  expect(await shop.ask('orders', anonymous, limited(CREATE_CART), { input })).toMatchObject({
    limits: [{ requestedQuantity: 6, allowedQuantity: 5 }],
  });
  assertCart(await shopperIn(shop, admin).mutate(CREATE_CART, { lines: [{ variantId: scarf, quantity: 30 }] }));
  await set({ cartHoldMinutes: null });
});

it('a channel may allow other numbers, or any', async () => {
  const hat = await shop.product('20.00', { [shop.warehouse]: 500 });
  const buy = async (quantity: number) => {
    const shopper = visitor();
    return (await shopper.pay(await shopper.fill([{ variantId: hat, quantity }]))).__typename;
  };
  await set({ maxHeldQuantity: 3 });
  expect([await buy(3), await buy(4)]).toEqual(['CompleteCheckoutPayload', 'QuantityLimitedError']);
  await set({ maxHeldQuantity: null });
  expect(await buy(100)).toBe('CompleteCheckoutPayload');
});
