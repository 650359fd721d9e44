import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '#kernel/values/time.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { admin, customerActor, guest, SET_PRICE } from '../../../test/support/sales-domains.ts';
import {
  ADD_LINES,
  assertCart,
  type CartView,
  CREATE_CART,
  MERGE_CARTS,
  READ_CART,
  shopperIn,
  UPDATE_CART,
} from '../../../test/support/shopping.ts';
import { unique } from '../../../test/support/unique.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

const OPEN_CART = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { openCart { id lines { quantity } } } } }`;
const CART_ENTITY = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Cart { id } } }`;
const readCart = (actor: Parameters<OrdersShop['ask']>[1], args: object) =>
  shop.ask<CartView | null>('orders', actor, READ_CART, { ...args });

describe('a cart', () => {
  it('O16: is followed by its token from Instagram to the web, at the prices of each channel', async () => {
    const coat = await shop.product('120.00', {});
    const price = { amount: '110.00', currencyCode: 'EUR' };
    await shop.ask('catalog', admin, SET_PRICE, { input: { variantId: coat, channel: 'INSTAGRAM', price } });
    const { mutate } = shopperIn(shop, guest);
    const lines = [{ variantId: coat, quantity: 1 }];
    const cart = assertCart(await mutate(CREATE_CART, { channel: 'INSTAGRAM', lines }));
    expect(cart.total.amount).toBe('110.00');
    const moved = assertCart(await mutate(CREATE_CART, { channel: 'WEB', token: cart.token, lines }));
    expect(moved).toMatchObject({
      id: cart.id,
      channel: { code: 'WEB' },
      lines: [{ quantity: 2, unitPrice: { amount: '120.00' } }],
    });
    expect(moved.total.amount).toBe('240.00');
  });

  it('loses no unit when many add to it at once', async () => {
    const coat = await shop.product('120.00', {});
    const { mutate } = shopperIn(shop, guest);
    const cart = assertCart(await mutate(CREATE_CART, { channel: 'WEB' }));
    const input = { cartId: cart.id, token: cart.token, lines: [{ variantId: coat, quantity: 1 }] };
    const answers = await Promise.all(Array.from({ length: 5 }, () => mutate(ADD_LINES, input)));
    const added = answers.filter((answer) => answer.cart).length;
    expect(added).toBeGreaterThanOrEqual(3);
    expect((await readCart(guest, { token: cart.token }))?.lines[0]?.quantity).toBe(added);
  });

  it('takes 3 statements to add to', async () => {
    const coat = await shop.product('120.00', {});
    const { mutate } = shopperIn(shop, guest);
    const cart = assertCart(await mutate(CREATE_CART, { channel: 'WEB', lines: [{ variantId: coat, quantity: 1 }] }));
    const input = { cartId: cart.id, token: cart.token, lines: [{ variantId: coat, quantity: 1 }] };
    expect(await shop.count(async () => assertCart(await mutate(ADD_LINES, input)))).toBe(3);
  });

  it('is open to its token, its customer and staff, and to nobody else', async () => {
    const customerId = await shop.customer();
    const cart = assertCart(await shopperIn(shop, customerActor(customerId)).mutate(CREATE_CART, { channel: 'WEB' }));
    const stranger = customerActor(await shop.customer());
    expect(await readCart(customerActor(customerId), { id: cart.id })).toMatchObject({ id: cart.id });
    expect(await readCart(admin, { id: cart.id })).toMatchObject({ id: cart.id });
    expect(await readCart(guest, { token: cart.token })).toMatchObject({ id: cart.id });
    for (const actor of [guest, stranger]) {
      expect(await readCart(actor, { id: cart.id })).toBeNull();
      expect(await readCart(actor, { id: cart.id, token: 'guess' })).toBeNull();
      const change = { cartId: cart.id, lines: [] };
      expect(await shopperIn(shop, actor).mutate(ADD_LINES, change)).toMatchObject({ errorCode: 'NOT_FOUND' });
      const r = [{ __typename: 'Cart', id: cart.id }];
      expect((await shop.send('orders', actor, CART_ENTITY, { r })).data?.['_entities']).toEqual([null]);
    }
  });

  it('of a customer is found by staff and goes with a merge of two carts, every unit kept', async () => {
    const [coat, hat] = [await shop.product('120.00', {}), await shop.product('30.00', {})];
    const customerId = await shop.customer();
    const own = shopperIn(shop, customerActor(customerId));
    const mine = await own.fill([{ variantId: coat, quantity: 2 }]);
    const other = await shopperIn(shop, guest).fill([
      { variantId: coat, quantity: 1 },
      { variantId: hat, quantity: 3 },
    ]);
    const input = { fromToken: other.token, intoCartId: mine.id };
    const merged = assertCart(await own.mutate(MERGE_CARTS, input));
    expect(merged.lines.map((line) => line.quantity).sort()).toEqual([3, 3]);
    expect(
      assertCart(await own.mutate(MERGE_CARTS, input))
        .lines.map((line) => line.quantity)
        .sort(),
    ).toEqual([3, 3]);
    expect(
      await shopperIn(shop, guest).mutate(ADD_LINES, { cartId: other.id, token: other.token, lines: [] }),
    ).toMatchObject({ errorCode: 'STATE_CONFLICT' });
    const r = [{ __typename: 'Customer', id: customerId }];
    expect(await shop.ask('orders', admin, OPEN_CART, { r })).toEqual([
      { openCart: { id: mine.id, lines: [{ quantity: 3 }, { quantity: 3 }] } },
    ]);
  });

  it('is kept from staff who only read orders: it shows the token that changes it', async () => {
    const customerId = await shop.customer();
    const coat = await shop.product('120.00', {});
    const cart = await shopperIn(shop, customerActor(customerId)).fill([{ variantId: coat, quantity: 1 }]);
    const executive = staffActor(['EXECUTIVE']);
    expect(await readCart(executive, { id: cart.id })).toBeNull();
    const r = [{ __typename: 'Customer', id: customerId }];
    expect(await shop.ask('orders', executive, OPEN_CART, { r })).toEqual([{ openCart: null }]);
    const carts = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Cart { token } } }';
    const asked = { r: [{ __typename: 'Cart', id: cart.id }] };
    expect(await shop.ask('orders', executive, carts, asked)).toEqual([null]);
    expect(await shop.ask('orders', staffActor(['ASSOCIATE']), carts, asked)).toEqual([{ token: cart.token }]);
  });

  it('cannot use points of another, change after its order, or outlive its term', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const owner = shopperIn(shop, customerActor(await shop.customer()));
    const cart = await owner.fill([{ variantId: coat, quantity: 1 }], { pointsToRedeem: 1 });
    expect(await shopperIn(shop, guest).pay(cart)).toMatchObject({ code: 'FORBIDDEN' });
    await owner.mutate(UPDATE_CART, { cartId: cart.id, pointsToRedeem: 0 });
    await owner.pay(cart);
    expect(await owner.mutate(UPDATE_CART, { cartId: cart.id, email: 'a@example.com' })).toMatchObject({
      errorCode: 'STATE_CONFLICT',
    });
    const other = await shopperIn(shop, guest).fill([{ variantId: coat, quantity: 1 }]);
    shop.clock.advance(61 * DAY);
    expect(await readCart(guest, { token: other.token })).toBeNull();
  });

  it.each([
    ['a quantity of 0', { lines: [{ variantId: unique('var'), quantity: 0 }] }],
    ['a quantity beyond reason', { lines: [{ variantId: unique('var'), quantity: 1_000_000 }] }],
    ['an id that is no variant', { lines: [{ variantId: 'var_1', quantity: 1 }] }],
    ['a variant that does not exist', { lines: [{ variantId: unique('var'), quantity: 1 }] }],
    ['too many lines', { lines: Array.from({ length: 101 }, () => ({ variantId: unique('var'), quantity: 1 })) }],
  ])('refuses %s', async (_what, fields) => {
    const { mutate } = shopperIn(shop, guest);
    const cart = assertCart(await mutate(CREATE_CART, { channel: 'WEB' }));
    expect(await mutate(ADD_LINES, { cartId: cart.id, token: cart.token, ...fields })).toMatchObject({
      errorCode: 'VALIDATION',
    });
  });
});
