import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { removeExpired } from '#kernel/runtime/retention.ts';
import { DAY } from '#kernel/values/time.ts';
import { guestActor, staffActor } from '../../../test/support/actors.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { admin, anonymous, customerActor, guest, setPrice } from '../../../test/support/sales-domains.ts';
import {
  ADD_LINES,
  assertCart,
  CLAIM_CART,
  CREATE_CART,
  MERGE_CARTS,
  REMOVE_LINES,
  shopperIn,
  UPDATE_CART,
  UPDATE_LINES,
} from '../../../test/support/shopping.ts';
import { unique } from '../../../test/support/unique.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';
import { cart as cartArea } from './index.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

const OPEN_CART = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { openCart { id lines { quantity } } } } }`;
const CART_ENTITY = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Cart { id shareToken } } }`;

describe('a cart', () => {
  it('loses no unit when many add to it at once', async () => {
    const coat = await shop.product('120.00', {});
    const { mutate, cart: read } = shopperIn(shop, guest);
    const cart = assertCart(await mutate(CREATE_CART, {}));
    const input = { cartId: cart.id, lines: [{ variantId: coat, quantity: 1 }] };
    const answers = await Promise.all(Array.from({ length: 5 }, () => mutate(ADD_LINES, input)));
    const added = answers.filter((answer) => answer.cart).length;
    expect(added).toBeGreaterThanOrEqual(3);
    expect((await read(cart.id))?.lines[0]?.quantity).toBe(added);
  });

  it('takes 3 statements to add to', async () => {
    const coat = await shop.product('120.00', {});
    const { mutate } = shopperIn(shop, guest);
    const cart = assertCart(await mutate(CREATE_CART, { lines: [{ variantId: coat, quantity: 1 }] }));
    const add = `mutation ($input: AddCartLinesInput!) { addCartLines(input: $input) {
      ... on AddCartLinesPayload { cart { id lines { quantity } cost { total { gross { amount } } } amountDue { amount } } } } }`;
    const input = { cartId: cart.id, lines: [{ variantId: coat, quantity: 1 }] };
    expect(await shop.count(async () => assertCart(await mutate(add, input)))).toBe(3);
  });

  it('sets quantities of several lines or of none, and takes lines out, again without effect', async () => {
    const [coat, hat] = [await shop.product('120.00', {}), await shop.product('30.00', {})];
    const { mutate } = shopperIn(shop, guest);
    const lines = [coat, hat].map((variantId) => ({ variantId, quantity: 1 }));
    const cart = assertCart(await mutate(CREATE_CART, { lines }));
    const [first, second] = cart.lines.map(({ id }) => id);
    const wanted = [
      { lineId: first, quantity: 3 },
      { lineId: unique('ctl'), quantity: 1 },
    ];
    expect(await mutate(UPDATE_LINES, { cartId: cart.id, lines: wanted })).toMatchObject({
      errorCode: 'NOT_FOUND',
      path: ['input', 'lines', '1', 'lineId'],
    });
    const changed = [
      { lineId: first, quantity: 3 },
      { lineId: second, quantity: 0 },
    ];
    const updated = assertCart(await mutate(UPDATE_LINES, { cartId: cart.id, lines: changed }));
    expect(updated.lines.map(({ id, quantity }) => [id, quantity])).toEqual([[first, 3]]);
    for (const _time of [1, 2]) {
      const removed = assertCart(await mutate(REMOVE_LINES, { cartId: cart.id, lineIds: [first] }));
      expect(removed.lines).toEqual([]);
    }
  });

  it('is open to its customer or guest and to staff, and to nobody else', async () => {
    const customerId = await shop.customer();
    const own = shopperIn(shop, customerActor(customerId));
    const cart = assertCart(await own.mutate(CREATE_CART, {}));
    const visited = assertCart(await shopperIn(shop, guest).mutate(CREATE_CART, {}));
    expect(await own.cart(cart.id)).toMatchObject({ id: cart.id });
    expect(await shopperIn(shop, guest).cart(visited.id)).toMatchObject({ id: visited.id });
    expect(await shopperIn(shop, admin).cart(visited.id)).toMatchObject({ id: visited.id });
    const strangers = [anonymous, guestActor(), customerActor(await shop.customer()), staffActor(['EXECUTIVE'])];
    for (const stranger of strangers.map((actor) => shopperIn(shop, actor))) {
      for (const { id } of [cart, visited]) {
        expect(await stranger.cart(id)).toBeNull();
        expect(await stranger.mutate(ADD_LINES, { cartId: id, lines: [] })).toMatchObject({
          errorCode: 'NOT_FOUND',
          path: ['input', 'cartId'],
        });
      }
    }
    const r = [{ __typename: 'Cart', id: cart.id }];
    for (const actor of strangers) {
      expect((await shop.send('orders', actor, CART_ENTITY, { r })).data?.['_entities']).toEqual([null]);
    }
    const { shareToken } = cart;
    expect(await shop.ask('orders', staffActor(['ASSOCIATE']), CART_ENTITY, { r })).toEqual([
      { id: cart.id, shareToken },
    ]);
  });

  it('L13: is served by staff of another store once they have its share token, and by no others', async () => {
    const paris = shopperIn(shop, staffActor(['ASSOCIATE'], [shop.paris]));
    const lyon = shopperIn(shop, staffActor(['ASSOCIATE'], [shop.lyon]));
    const sold = assertCart(await paris.mutate(CREATE_CART, {}));
    const online = assertCart(await shopperIn(shop, customerActor(await shop.customer())).mutate(CREATE_CART, {}));
    for (const { id } of [sold, online]) {
      expect(await lyon.cart(id)).toBeNull();
      for (const document of [UPDATE_CART, ADD_LINES]) {
        const change = document === UPDATE_CART ? { email: 'eve@example.com' } : { lines: [] };
        expect(await lyon.mutate(document, { cartId: id, ...change })).toMatchObject({ errorCode: 'NOT_FOUND' });
      }
    }
    const r = [{ __typename: 'Cart', id: online.id }];
    const asLyon = staffActor(['ASSOCIATE'], [shop.lyon]);
    expect((await shop.send('orders', asLyon, CART_ENTITY, { r })).data?.['_entities']).toEqual([null]);
    assertCart(await lyon.mutate(CLAIM_CART, { shareToken: online.shareToken }));
    assertCart(await lyon.mutate(UPDATE_CART, { cartId: online.id, email: 'camille@example.com' }));
    expect(await paris.cart(online.id)).toBeNull();
    expect(await shopperIn(shop, staffActor(['SERVICE'])).cart(sold.id)).toMatchObject({ id: sold.id });
    const both = shopperIn(shop, staffActor(['ASSOCIATE'], [shop.paris, shop.lyon]));
    expect(await both.mutate(CREATE_CART, {})).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of a customer is found by staff and goes with a merge of two carts, every unit kept', async () => {
    const [coat, hat] = [await shop.product('120.00', {}), await shop.product('30.00', {})];
    const customerId = await shop.customer();
    const own = shopperIn(shop, customerActor(customerId));
    const mine = await own.fill([{ variantId: coat, quantity: 2 }]);
    const other = await own.fill([
      { variantId: coat, quantity: 1 },
      { variantId: hat, quantity: 3 },
    ]);
    const foreign = await shopperIn(shop, guest).fill([{ variantId: coat, quantity: 1 }]);
    expect(await own.mutate(MERGE_CARTS, { fromCartId: foreign.id, cartId: mine.id })).toMatchObject({
      errorCode: 'NOT_FOUND',
      path: ['input', 'fromCartId'],
    });
    const merged = assertCart(await own.mutate(MERGE_CARTS, { fromCartId: other.id, cartId: mine.id }));
    expect(merged.lines.map((line) => line.quantity).sort()).toEqual([3, 3]);
    expect(await own.mutate(ADD_LINES, { cartId: other.id, lines: [] })).toMatchObject({ errorCode: 'STATE_CONFLICT' });
    const r = [{ __typename: 'Customer', id: customerId }];
    expect(await shop.ask('orders', admin, OPEN_CART, { r })).toEqual([
      { openCart: { id: mine.id, lines: [{ quantity: 3 }, { quantity: 3 }] } },
    ]);
    expect(await shop.ask('orders', staffActor(['EXECUTIVE']), OPEN_CART, { r })).toEqual([{ openCart: null }]);
  });

  it('is not picked up where nothing can be', async () => {
    const shopper = shopperIn(shop, guest);
    const cart = assertCart(await shopper.mutate(CREATE_CART, {}));
    for (const pickupLocationId of [shop.warehouse, unique('loc')]) {
      expect(await shopper.mutate(UPDATE_CART, { cartId: cart.id, pickupLocationId })).toMatchObject({
        issues: [{ path: ['input', 'pickupLocationId'], issueCode: 'NOT_ALLOWED' }],
      });
    }
  });

  it('cannot change after its order, or outlive its term', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, guest);
    const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
    await shopper.pay(cart);
    expect(await shopper.mutate(UPDATE_CART, { cartId: cart.id, email: 'a@example.com' })).toMatchObject({
      errorCode: 'STATE_CONFLICT',
    });
    const other = await shopper.fill([{ variantId: coat, quantity: 1 }]);
    shop.clock.advance(61 * DAY);
    expect(await shopper.cart(other.id)).toBeNull();
  });

  it('M9: is deleted 90 days after its term, unless it became an order', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, guestActor());
    const [left, bought] = [
      await shopper.fill([{ variantId: coat, quantity: 1 }]),
      await shopper.fill([{ variantId: coat, quantity: 1 }]),
    ];
    await shopper.pay(bought);
    const { db, clock } = shop.deps;
    const rows = async () => {
      const found = await rowsAs<{ id: string }>(
        db,
        sql`select id from cart where id = any(${[left.id, bought.id]}::text[])`,
      );
      return found.map(({ id }) => id);
    };
    shop.clock.advance(149 * DAY);
    await removeExpired(db, clock, cartArea.retention ?? []);
    expect((await rows()).sort()).toEqual([left.id, bought.id].sort());
    shop.clock.advance(3 * DAY);
    expect(await removeExpired(db, clock, cartArea.retention ?? [])).toHaveProperty('carts');
    expect(await rows()).toEqual([bought.id]);
  });

  it.each([
    ['a quantity of 0', [{ variantId: unique('var'), quantity: 0 }], 'TOO_SMALL', '1'],
    ['a quantity beyond reason', [{ variantId: unique('var'), quantity: 1_000_000 }], 'TOO_LARGE', '10000'],
    ['an id that is no variant', [{ variantId: 'var_1', quantity: 1 }], 'INVALID_FORMAT', null],
    ['a variant that does not exist', [{ variantId: unique('var'), quantity: 1 }], 'NOT_ALLOWED', null],
    [
      'too many lines',
      Array.from({ length: 101 }, () => ({ variantId: unique('var'), quantity: 1 })),
      'TOO_LONG',
      '100',
    ],
  ])('refuses %s', async (_what, lines, issueCode, limit) => {
    const { mutate } = shopperIn(shop, guest);
    const cart = assertCart(await mutate(CREATE_CART, {}));
    expect(await mutate(ADD_LINES, { cartId: cart.id, lines })).toMatchObject({
      errorCode: 'VALIDATION',
      issues: [{ issueCode, limit }],
    });
  });
});

describe('what is wrong with a cart', () => {
  const kinds = (issues: ReadonlyArray<{ kind: string }> = []) => issues.map(({ kind }) => kind);

  it('is shown of each line on every read, by kind and number, and of the cart as a whole', async () => {
    const [coat, hat] = [
      await shop.product('120.00', { [shop.warehouse]: 60 }),
      await shop.product('30.00', { [shop.lyon]: 4 }),
    ];
    const shopper = shopperIn(shop, guest);
    const lines = [
      { variantId: coat, quantity: 999 },
      { variantId: hat, quantity: 1 },
    ];
    const cart = assertCart(await shopper.mutate(CREATE_CART, { lines }));
    expect(kinds(cart.issues)).toEqual(['ADDRESS_NEEDED']);
    // Lyon does not ship.
    expect(cart.lines.map(({ issues }) => issues)).toMatchObject([
      [{ kind: 'NOT_ENOUGH_STOCK', availableQuantity: 60 }],
      [{ kind: 'NOT_ENOUGH_STOCK', availableQuantity: 0 }],
    ]);
    const pickup = { deliveryMethod: 'PICKUP', pickupLocationId: shop.lyon };
    const moved = assertCart(await shopper.mutate(UPDATE_CART, { cartId: cart.id, ...pickup }));
    expect(moved.issues).toEqual([]);
    expect(moved.lines.map(({ issues }) => issues)).toMatchObject([
      [{ kind: 'NOT_ENOUGH_STOCK', availableQuantity: 0 }],
      [],
    ]);
  });

  it('is a price that changed until the line is set again, and a channel that does not sell it', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, guest);
    const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
    const price = { amount: '110.00', currencyCode: 'EUR' };
    await setPrice(shop, { variantId: coat, channel: 'WEB', price });
    const read = await shopper.cart(cart.id);
    expect(kinds(read?.lines[0]?.issues)).toEqual(['PRICE_CHANGED']);
    const other = assertCart(await shopper.mutate(UPDATE_CART, { cartId: cart.id, email: 'b@example.com' }));
    expect(kinds(other.lines[0]?.issues)).toEqual(['PRICE_CHANGED']);
    const again = { cartId: cart.id, lines: [{ lineId: cart.lines[0]?.id, quantity: 1 }] };
    expect(assertCart(await shopper.mutate(UPDATE_LINES, again)).lines[0]?.issues).toEqual([]);
    const channelId = await shop.channelId('EBAY');
    const moved = assertCart(await shopper.mutate(UPDATE_CART, { cartId: cart.id, channelId }));
    expect(kinds(moved.lines[0]?.issues)).toEqual(['NOT_LISTED']);
  });
});
