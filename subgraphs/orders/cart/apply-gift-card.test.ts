import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { guestActor } from '../../../test/support/actors.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { admin, customerActor, guest } from '../../../test/support/sales-domains.ts';
import {
  APPLY_GIFT_CARD,
  assertCart,
  assertOrder,
  CHECKOUT,
  CLAIM_CART,
  REMOVE_GIFT_CARD,
  shopperIn,
  UPDATE_CART,
} from '../../../test/support/shopping.ts';
import type { Domain } from '../../shared/domains.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

async function points(count: number): Promise<string> {
  const customerId = await shop.customer();
  const input = { customerId, points: count, reason: 'welcome', idempotencyKey: randomUUID() };
  const adjust = 'mutation ($input: AdjustPointsInput!) { adjustPoints(input: $input) { __typename } }';
  await shop.ask('loyalty', admin, adjust, { input });
  return customerId;
}
async function fill(actor: Parameters<typeof shopperIn>[1]) {
  const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
  return shopperIn(shop, actor).fill([{ variantId: coat, quantity: 1 }]);
}

describe('gift cards of a cart', () => {
  it('are applied and removed one by one, named by their last characters, with what each pays', async () => {
    const { mutate } = shopperIn(shop, guest);
    const cart = await fill(guest);
    const [first, second] = [await shop.giftCard('100.00'), await shop.giftCard('50.00')];
    await mutate(APPLY_GIFT_CARD, { cartId: cart.id, code: first });
    const both = assertCart(await mutate(APPLY_GIFT_CARD, { cartId: cart.id, code: ` ${second.toLowerCase()}` }));
    expect(both).toMatchObject({
      giftCards: [
        { maskedCode: `•••• ${first.slice(-4)}`, balance: { amount: '100.00' }, amountApplied: { amount: '100.00' } },
        { maskedCode: `•••• ${second.slice(-4)}`, balance: { amount: '50.00' }, amountApplied: { amount: '20.00' } },
      ],
      amountDue: { amount: '0.00' },
    });
    const again = assertCart(await mutate(APPLY_GIFT_CARD, { cartId: cart.id, code: first }));
    expect(again.giftCards).toEqual(both.giftCards);
    const removed = assertCart(await mutate(REMOVE_GIFT_CARD, { cartId: cart.id, giftCardId: both.giftCards[0]?.id }));
    expect(removed).toMatchObject({
      giftCards: [{ amountApplied: { amount: '50.00' } }],
      amountDue: { amount: '70.00' },
    });
    const [kept] = await rowsAs<{ cards: unknown }>(
      shop.db('orders'),
      sql`select gift_cards as cards from cart where id = ${cart.id}`,
    );
    expect(JSON.stringify(kept)).not.toContain(second);
    assertOrder(await shopperIn(shop, guest).pay(cart));
  });

  it('are refused at once when they cannot pay, and shown while one of them cannot any more', async () => {
    const { mutate } = shopperIn(shop, guest);
    const cart = await fill(guest);
    expect(await mutate(APPLY_GIFT_CARD, { cartId: cart.id, code: 'NOSUCHCARD123456' })).toMatchObject({
      __typename: 'GiftCardNotUsableError',
      errorCode: 'GIFT_CARD_NOT_USABLE',
      maskedCode: '•••• 3456',
    });
    expect(await mutate(APPLY_GIFT_CARD, { cartId: cart.id, code: 'x' })).toMatchObject({
      issues: [{ path: ['input', 'code'], issueCode: 'TOO_SHORT', limit: '4' }],
    });
    const code = await shop.giftCard('100.00');
    await mutate(APPLY_GIFT_CARD, { cartId: cart.id, code });
    const other = await fill(guest);
    await mutate(APPLY_GIFT_CARD, { cartId: other.id, code });
    assertOrder(await shopperIn(shop, guest).pay(other));
    expect(await shopperIn(shop, guest).cart(cart.id)).toMatchObject({
      issues: [{ kind: 'CODE_NOT_APPLICABLE' }],
      giftCards: [{ balance: { amount: '0.00' }, amountApplied: { amount: '0.00' } }],
      amountDue: { amount: '120.00' },
    });
    expect(await shopperIn(shop, guest).pay(cart)).toMatchObject({
      __typename: 'GiftCardNotUsableError',
      maskedCode: `•••• ${code.slice(-4)}`,
    });
  });
});

describe('points of a cart', () => {
  it('pay as far as they go, and beyond the balance are refused at once', async () => {
    const customer = customerActor(await points(500));
    const { mutate } = shopperIn(shop, customer);
    const cart = await fill(customer);
    expect(await mutate(UPDATE_CART, { cartId: cart.id, pointsToRedeem: 501 })).toMatchObject({
      __typename: 'InsufficientPointsError',
      availablePoints: 500,
    });
    const paid = assertCart(await mutate(UPDATE_CART, { cartId: cart.id, pointsToRedeem: 500 }));
    expect(paid).toMatchObject({
      pointsToRedeem: 500,
      amountPaidByPoints: { amount: '5.00' },
      amountDue: { amount: '115.00' },
    });
  });

  it('stay with their owner when another claims the cart, and need a customer', async () => {
    const customer = customerActor(await points(500));
    const cart = await fill(customer);
    await shopperIn(shop, customer).mutate(UPDATE_CART, { cartId: cart.id, pointsToRedeem: 500 });
    const claimed = assertCart(await shopperIn(shop, guest).mutate(CLAIM_CART, { shareToken: cart.shareToken }));
    expect(claimed).toMatchObject({ pointsToRedeem: 0, amountDue: { amount: '120.00' } });
    const staffCart = await shopperIn(shop, admin).fill([]);
    expect(await shopperIn(shop, admin).mutate(UPDATE_CART, { cartId: staffCart.id, pointsToRedeem: 1 })).toMatchObject(
      { issues: [{ path: ['input', 'pointsToRedeem'] }] },
    );
  });
});

/** Tables of a domain that hold a text in any of their columns. */
async function tablesWith(domain: Domain, text: string): Promise<string[]> {
  const { pool } = shop.db(domain);
  const tables = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and has_table_privilege(c.oid, 'select')`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rowCount } = await pool.query(`select from ${name} t where t::text ilike $1 limit 1`, [`%${text}%`]);
    if (rowCount !== 0) found.push(`${domain}.${name}`);
  }
  return found;
}

it('M7: the code of a card is in no table of any domain, nor in a log or a kept answer, from its issue to the order that it paid', async () => {
  const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
  const code = await shop.giftCard('200.00');
  const shopper = shopperIn(shop, guestActor());
  const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
  assertCart(await shopper.mutate(APPLY_GIFT_CARD, { cartId: cart.id, code }));
  expect(
    (await shopper.mutate(APPLY_GIFT_CARD, { cartId: cart.id, code: `${code.slice(0, -1)}?` })).cart,
  ).toBeUndefined();
  const order = assertOrder(await shopper.mutate(CHECKOUT, { cartId: cart.id }));
  expect(order.payments.map(({ kind }) => kind)).toEqual(['GIFT_CARD']);
  const domains = ['catalog', 'inventory', 'customers', 'loyalty', 'orders'] as const;
  // What the search would find, were it there.
  expect(await tablesWith('orders', cart.id)).not.toEqual([]);
  for (const written of [code, code.replaceAll('-', '')]) {
    for (const domain of domains) expect(await tablesWith(domain, written)).toEqual([]);
  }
});
