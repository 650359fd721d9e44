import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { CHANNELS, channelIds } from '../../../test/support/channel-ids.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { admin, guest } from '../../../test/support/sales-domains.ts';
import {
  ADD_LINES,
  address,
  assertCart,
  assertCheckout,
  assertOrder,
  createCartIn,
  MERGE_CARTS,
  REMOVE_LINES,
  shopperIn,
  UPDATE_CART,
  UPDATE_LINES,
} from '../../../test/support/shopping.ts';
import { unique } from '../../../test/support/unique.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';
import { createCart } from './create-cart.ts';

/** How long WEB keeps a cart's units in these tests; STORE keeps none. */
const KEPT = 10;

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
beforeEach(() => keep(KEPT));
afterAll(async () => {
  shop.clock.advance(60 * MINUTE);
  await shop.recover();
  await shop.work('inventory');
  const broken = await brokenInvariants(shop.db);
  await shop.close();
  expect(broken).toEqual([]);
});

const KEEP = `mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) {
  ... on UpdateChannelPayload { channel { code cartHoldMinutes } } ... on UserError { message } } }`;
const LEVELS = `query ($ids: [ID!]!) { inventoryLevels(filter: { variantIds: $ids }, first: 9) { nodes { available reserved committed } } }`;

async function keep(cartHoldMinutes: number | null, code = 'WEB'): Promise<void> {
  const [channelId] = channelIds(await shop.ask('catalog', admin, CHANNELS), [code]);
  const input = { channelId, cartHoldMinutes };
  expect(await shop.ask('catalog', admin, KEEP, { input })).toEqual({ channel: { code, cartHoldMinutes } });
}
const shopper = () => shopperIn(shop, guest);
const create = (variantId: string, quantity: number, channel = 'WEB') =>
  shopper().mutate(createCartIn(channel), { lines: [{ variantId, quantity }] });
const holding = async (variantId: string, quantity: number) => assertCart(await create(variantId, quantity));
const add = (cart: { id: string }, variantId: string, quantity: number) =>
  shopper().mutate(ADD_LINES, { cartId: cart.id, lines: [{ variantId, quantity }] });
async function units(variantId: string) {
  const { nodes } = await shop.ask<{ nodes: Array<Record<string, number>> }>('inventory', admin, LEVELS, {
    ids: [variantId],
  });
  const sum = (field: string) => nodes.reduce((total, node) => total + (node[field] ?? 0), 0);
  return { available: sum('available'), reserved: sum('reserved'), committed: sum('committed') };
}
const minutesFromNow = (minutes: number) => new Date(shop.clock.now().getTime() + minutes * MINUTE).toISOString();
const buy = async (cart: { id: string }, token = 'accept') => {
  const input = { cartId: cart.id, shippingAddress: address, email: 'a@example.com' };
  assertCart(await shopper().mutate(UPDATE_CART, input));
  return shopper().pay(cart, token);
};

describe('a cart of a channel that keeps units', () => {
  it('holds its units from the moment they are added, for the minutes of the channel, and says until when', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 3 });
    const cart = await holding(coat, 2);
    expect(cart.holdExpiresAt).toBe(minutesFromNow(KEPT));
    expect(await units(coat)).toMatchObject({ available: 1, reserved: 2 });
    shop.clock.advance(4 * MINUTE);
    const more = await add(cart, coat, 1);
    expect(more.cart?.holdExpiresAt).toBe(minutesFromNow(KEPT));
    expect(await units(coat)).toMatchObject({ available: 0, reserved: 3 });
  });

  it('is refused what is missing, by variant and number, and stays as it was with what it holds', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 2 });
    const cart = await holding(coat, 2);
    const refused = await add(cart, coat, 1);
    expect(refused).toMatchObject({
      __typename: 'InsufficientStockError',
      shortfalls: [{ variant: { id: coat }, requestedQuantity: 3, availableQuantity: 2 }],
    });
    expect((await create(coat, 1)).__typename).toBe('InsufficientStockError');
    const wanted = [{ lineId: cart.lines[0]?.id, quantity: 2 }];
    const again = await shopper().mutate(UPDATE_LINES, { cartId: cart.id, lines: wanted });
    expect(again.cart?.lines).toMatchObject([{ quantity: 2 }]);
    expect(await units(coat)).toMatchObject({ available: 0, reserved: 2 });
  });

  it('I5: tells once a day which units it did not get, and at what value before tax', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 2 });
    const cart = await holding(coat, 1);
    for (const quantity of [3, 4]) {
      expect((await add(cart, coat, quantity)).__typename).toBe('InsufficientStockError');
    }
    const told = await rowsAs<{ payload: Record<string, unknown> }>(
      shop.db('orders'),
      sql`select payload from event_log where type = 'orders.cart-refused.v1' and aggregate_id = ${cart.id}`,
    );
    // Four asked for and two there; 60.00 hold 20 % tax.
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { channel: 'WEB', storeId: null, currency: 'EUR', lines: [{ variantId: coat, units: 2, valueMinor: '10000' }] },
    ]);
  });

  it('holds nothing for its services, and gets more time for its goods whatever else is in it', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 1 });
    const variants = [{ sku: unique('sku'), kind: 'SERVICE', price: { amount: '15.00', currencyCode: 'EUR' } }];
    const repair = await shop.product('15.00', {}, { variants });
    const cart = await holding(coat, 1);
    expect((await add(cart, repair, 2)).cart?.holdExpiresAt).toBe(minutesFromNow(KEPT));
    shop.clock.advance(4 * MINUTE);
    assertCart(await shopper().mutate(UPDATE_CART, { cartId: cart.id, email: 'a@example.com' }));
    shop.clock.advance(KEPT * MINUTE - 1);
    expect(await units(coat)).toMatchObject({ available: 0, reserved: 1 });
    expect((await create(coat, 1)).errorCode).toBe('INSUFFICIENT_STOCK');
  });

  it('gives back at once what is taken out of it', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 5 });
    const cart = await holding(coat, 4);
    const lineId = cart.lines[0]?.id;
    shop.clock.advance(MINUTE);
    const less = await shopper().mutate(UPDATE_LINES, { cartId: cart.id, lines: [{ lineId, quantity: 1 }] });
    expect(less.cart?.holdExpiresAt).toBe(minutesFromNow(KEPT - 1));
    expect(await units(coat)).toMatchObject({ available: 4, reserved: 1 });
    const none = await shopper().mutate(REMOVE_LINES, { cartId: cart.id, lineIds: [lineId] });
    expect(none.cart).toMatchObject({ lines: [], holdExpiresAt: null });
    expect(await units(coat)).toMatchObject({ available: 5, reserved: 0 });
  });

  it('is bought although nothing else is left, wherever its units lie, and nobody else gets them meanwhile', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 1, [shop.paris]: 1 });
    const cart = await holding(coat, 2);
    expect((await create(coat, 1)).errorCode).toBe('INSUFFICIENT_STOCK');
    await keep(null);
    const other = await holding(coat, 1);
    await keep(KEPT);
    expect((await buy(other)).errorCode).toBe('INSUFFICIENT_STOCK');
    expect(assertOrder(await buy(cart)).status).toBe('PLACED');
    expect(await units(coat)).toEqual({ available: 0, reserved: 0, committed: 2 });
  });

  it('is sent from where the rule says, also when the cart itself holds the last unit there', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 1, [shop.paris]: 5 });
    const order = assertOrder(await buy(await holding(coat, 1)));
    expect(order.fulfillmentOrders.map(({ location }) => location.id)).toEqual([shop.warehouse]);
  });

  it('that dies between its hold and its own writing leaves a hold that the clock ends, and nothing else', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 1 });
    const { db } = shop.deps;
    const dying: typeof db = {
      ...db,
      query: (query) =>
        query.text.includes('insert into cart')
          ? Promise.reject(new UnavailableError('the process is gone'))
          : db.query(query),
    };
    const input = { idempotencyKey: randomUUID(), lines: [{ variantId: coat, quantity: 1 }] };
    const applied = await shop.deps.contexts.resolve({}, guest);
    const made = createCart({ ...shop.deps, db: dying }, createRequestContext({ actor: guest, applied }), input);
    await expect(made).rejects.toBeInstanceOf(UnavailableError);
    expect(await units(coat)).toMatchObject({ available: 0, reserved: 1 });
    shop.clock.advance(KEPT * MINUTE);
    expect((await create(coat, 1)).cart?.lines).toHaveLength(1);
  });

  it('competes again once it has expired, to the instant, and may still be bought as long as nobody else did', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 1 });
    const [late, lost] = [await holding(coat, 1), coat];
    shop.clock.advance(KEPT * MINUTE - 1);
    expect((await create(lost, 1)).errorCode).toBe('INSUFFICIENT_STOCK');
    shop.clock.advance(1);
    const quick = await holding(coat, 1);
    expect((await buy(late)).errorCode).toBe('INSUFFICIENT_STOCK');
    shop.clock.advance(KEPT * MINUTE);
    expect(assertOrder(await buy(quick)).status).toBe('PLACED');
  });

  it('can get other things while a line of it has lost its units', async () => {
    const [lost, hat] = [
      await shop.product('60.00', { [shop.warehouse]: 1 }),
      await shop.product('20.00', { [shop.warehouse]: 1 }),
    ];
    const cart = await holding(lost, 1);
    shop.clock.advance(KEPT * MINUTE);
    await holding(lost, 1);
    const more = await add(cart, hat, 1);
    expect(more.cart?.lines).toHaveLength(2);
    expect(await units(hat)).toMatchObject({ available: 0, reserved: 1 });
  });

  it('gets its units back for the rest of their time when the payment is refused or abandoned', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 1 });
    const cart = await holding(coat, 1);
    expect((await buy(cart, 'decline')).errorCode).toBe('PAYMENT_DECLINED');
    expect((await create(coat, 1)).errorCode).toBe('INSUFFICIENT_STOCK');
    const checkout = assertCheckout(await buy(cart, 'requires_action'));
    expect(checkout.status).toBe('REQUIRES_ACTION');
    await shopper().abandon(checkout);
    expect((await create(coat, 1)).errorCode).toBe('INSUFFICIENT_STOCK');
    shop.clock.advance(KEPT * MINUTE);
    expect((await create(coat, 1)).cart?.lines).toHaveLength(1);
  });

  it('keeps its units when it is merged into another, and when it moves to a channel that keeps them too', async () => {
    await keep(KEPT, 'INSTAGRAM');
    const coat = await shop.product('60.00', { [shop.warehouse]: 3 });
    const [from, into] = [await holding(coat, 1), await holding(coat, 2)];
    const { mutate } = shopper();
    const merged = assertCart(await mutate(MERGE_CARTS, { fromCartId: from.id, cartId: into.id }));
    expect(merged.lines).toMatchObject([{ quantity: 3 }]);
    assertCart(await mutate(UPDATE_CART, { cartId: into.id, channelId: await shop.channelId('INSTAGRAM') }));
    expect(await units(coat)).toMatchObject({ available: 0, reserved: 3 });
    assertCart(await mutate(UPDATE_CART, { cartId: into.id, channelId: await shop.channelId('STORE') }));
    expect(await units(coat)).toMatchObject({ available: 3, reserved: 0 });
    await keep(null, 'INSTAGRAM');
  });

  it('is changed by two devices at once without losing or doubling a unit of what it holds', async () => {
    const coat = await shop.product('60.00', { [shop.warehouse]: 10 });
    const cart = await holding(coat, 1);
    const answers = await Promise.all(Array.from({ length: 5 }, () => add(cart, coat, 1)));
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array.from({ length: 5 }, () => 'AddCartLinesPayload'));
    expect(await units(coat)).toMatchObject({ available: 4, reserved: 6 });
  });
});

describe('a cart of a channel that keeps none', () => {
  it('holds nothing, is never refused for stock, and costs no statement more', async () => {
    await keep(null);
    const coat = await shop.product('60.00', {});
    const cart = await holding(coat, 2);
    expect(cart.holdExpiresAt).toBeNull();
    const add = `mutation ($input: AddCartLinesInput!) {
      addCartLines(input: $input) { ... on AddCartLinesPayload { cart { id lines { quantity } } } } }`;
    const input = { cartId: cart.id, lines: [{ variantId: coat, quantity: 1 }] };
    // The cart, its prices, its change.
    expect(await shop.count(() => shopper().mutate(add, input))).toBe(3);
  });
});
