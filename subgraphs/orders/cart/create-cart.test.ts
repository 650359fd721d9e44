import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { anonymous, customerActor, guest } from '../../../test/support/sales-domains.ts';
import { ADD_LINES, type Answer, assertCart, CREATE_CART, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';
import { createCart } from './create-cart.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

const CREATE = `mutation ($input: CreateCartInput!) { createCart(input: $input) { __typename
  ... on CreateCartPayload { cart { id lines { quantity } } session { accessToken refreshToken expiresAt } }
  ... on UserError { errorCode } } }`;
type Created = Answer & { session?: { accessToken: string } | null };
const create = (actor: Parameters<OrdersShop['ask']>[1], fields: object = {}) =>
  shop.ask<Created>('orders', actor, CREATE, { input: { idempotencyKey: randomUUID(), ...fields } });

/** A table of orders that takes no row while the work is done: its disk is full. */
async function withFullDisk(table: string, work: () => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: shop.database.adminUrl });
  await admin.connect();
  try {
    await admin.query(`set search_path to orders;
      create function no_room() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
      grant execute on function no_room() to public;
      create trigger no_room before insert or update on ${table} for each row execute function no_room()`);
    await work();
  } finally {
    await admin.query(`drop trigger no_room on ${table}; drop function no_room()`);
    await admin.end();
  }
}

it('a cart and a checkout on a full disk say UNAVAILABLE, to be tried again, and go on as soon as there is room', async () => {
  const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
  const shopper = shopperIn(shop, guest);
  const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
  const full = { code: 'UNAVAILABLE', isRetryable: true };
  await withFullDisk('cart', async () => {
    expect(await create(guest)).toMatchObject(full);
    const more = { cartId: cart.id, lines: [{ variantId: coat, quantity: 1 }] };
    expect(await shopper.mutate(ADD_LINES, more)).toMatchObject(full);
  });
  await withFullDisk('orders', async () => {
    expect(await shopper.pay(cart)).toMatchObject(full);
  });
  expect((await create(guest)).cart).toBeDefined();
  expect((await shopper.pay(cart)).order).toBeDefined();
});

describe('a new cart', () => {
  it('brings a guest session to a caller who has none, and to nobody else', async () => {
    const made = await create(anonymous);
    expect(made).toMatchObject({ cart: { lines: [] }, session: { accessToken: expect.any(String) } });
    expect((await create(guest)).session).toBeNull();
    expect((await create(customerActor(await shop.customer()))).session).toBeNull();
  });

  it('is made once by one request, also without a session, and by two that come at once', async () => {
    const coat = await shop.product('120.00', {});
    for (const actor of [anonymous, guest]) {
      const again = { idempotencyKey: randomUUID(), lines: [{ variantId: coat, quantity: 1 }] };
      const answers = await Promise.all([create(actor, again), create(actor, again)]);
      answers.push(await create(actor, again));
      expect(new Set(answers.map(({ cart }) => cart?.id)).size).toBe(1);
      expect(answers.every(({ session }) => (actor === guest ? session === null : session))).toBe(true);
      const other = await create(actor, { ...again, lines: [] });
      expect(other).toMatchObject({ __typename: 'ConflictError', errorCode: 'IDEMPOTENCY_KEY_REUSED' });
    }
  });

  it('is bought on the channel and in the currency of the request unless it says otherwise', async () => {
    const applied = {
      channelId: newId('chn'),
      channelCode: 'INSTAGRAM',
      language: 'fr',
      currencyCode: 'USD',
      countryCode: 'FR',
      storeId: null,
      hiddenChannelCodes: [],
    };
    const request = createRequestContext({ actor: guest, applied });
    const { cart } = await createCart(shop.deps, request, { idempotencyKey: randomUUID() });
    expect(cart.cart).toMatchObject({ channel: 'INSTAGRAM', currency: 'USD' });
  });

  it('takes 2 statements', async () => {
    const coat = await shop.product('120.00', {});
    const { mutate } = shopperIn(shop, guest);
    const lines = [{ variantId: coat, quantity: 1 }];
    const narrow = CREATE_CART.replace(/cart \{.*?\} \} \.\.\./s, 'cart { id } } ...');
    expect(await shop.count(async () => assertCart(await mutate(narrow, { lines })))).toBe(2);
  });
});
