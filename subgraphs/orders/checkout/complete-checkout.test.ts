import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { guestActor } from '../../../test/support/actors.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { admin, associateAt, customerActor, guest, setPrice } from '../../../test/support/sales-domains.ts';
import { APPLY_GIFT_CARD, assertOrder, CHECKOUT_ALONE, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());
afterEach(async () => {
  await shop.recover();
  expect(await brokenInvariants(shop.db)).toEqual([]);
});

const ADJUST_POINTS = `mutation ($input: AdjustPointsInput!) { adjustPoints(input: $input) { __typename } }`;
const READ_CARD = `query ($code: String!) { giftCard(ref: { code: $code }) { balance { amount } } }`;
const POINTS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { loyaltyAccount { points heldPoints } } } }`;
const STOCK = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ProductVariant { availability { availableQuantity } } } }`;

async function points(customerId: string): Promise<{ points: number; heldPoints: number } | null> {
  const [row] = await shop.ask<Array<{ loyaltyAccount: { points: number; heldPoints: number } | null }>>(
    'loyalty',
    admin,
    POINTS,
    {
      r: [{ __typename: 'Customer', id: customerId }],
    },
  );
  return row?.loyaltyAccount ?? null;
}
async function available(variantId: string): Promise<number> {
  const [row] = await shop.ask<Array<{ availability: { availableQuantity: number } }>>('inventory', admin, STOCK, {
    r: [{ __typename: 'ProductVariant', id: variantId }],
  });
  return row?.availability.availableQuantity ?? -1;
}
async function customerWithPoints(count: number): Promise<string> {
  const customerId = await shop.customer();
  const input = { customerId, points: count, reason: 'welcome', idempotencyKey: randomUUID() };
  await shop.ask('loyalty', admin, ADJUST_POINTS, { input });
  return customerId;
}

describe('a checkout that succeeds', () => {
  it('places one order, commits the stock, captures the payment and shows it on the next read', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, guest);
    const cart = await shopper.fill([{ variantId: coat, quantity: 2 }]);
    const answer = await shopper.pay(cart, 'accept', { expectedTotal: { amount: '240.00', currencyCode: 'EUR' } });
    const order = assertOrder(answer);
    expect(answer.completion).toBe('DONE');
    expect(order).toMatchObject({
      status: 'PLACED',
      cost: {
        subtotal: { net: { amount: '200.00' } },
        total: { tax: { amount: '40.00' }, gross: { amount: '240.00' } },
      },
    });
    expect(order.payments).toMatchObject([{ kind: 'CARD', status: 'CAPTURED', amount: { amount: '240.00' } }]);
    expect(order.fulfillmentOrders).toMatchObject([{ status: 'OPEN', location: { id: shop.warehouse } }]);
    expect(await available(coat)).toBe(3);
    expect(await shopper.order(order.id)).toEqual(order);
  });

  it('A6: tells figures the postal code and country of what is shipped, and no more of the address', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 1 });
    const shopper = shopperIn(shop, guest);
    const { id } = assertOrder(await shopper.pay(await shopper.fill([{ variantId: coat, quantity: 1 }])));
    const placed = sql`select payload from event_log where aggregate_id = ${id} and type = 'orders.order-placed.v1'`;
    const [event] = await rowsAs<{ payload: object }>(shop.db('orders'), placed);
    expect(event?.payload).toMatchObject({ deliveryPostalCode: '75001', deliveryCountryCode: 'FR' });
    expect(JSON.stringify(event?.payload)).not.toContain('rue X');
  });

  it('takes 18 statements of all domains together, points earned', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const hat = await shop.product('30.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, customerActor(await shop.customer()));
    const cart = await shopper.fill([
      { variantId: coat, quantity: 1 },
      { variantId: hat, quantity: 2 },
    ]);
    const input = { cartId: cart.id, payment: { kind: 'CARD', paymentToken: 'accept' } };
    expect(await shop.count(async () => assertOrder(await shopper.mutate(CHECKOUT_ALONE, input)))).toBe(18);
  });

  it('earns points at once and redeems points and gift cards with the rest on the card', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const customerId = await customerWithPoints(1_000);
    const code = await shop.giftCard('25.00');
    const shopper = shopperIn(shop, customerActor(customerId));
    const cart = await shopper.fill([{ variantId: coat, quantity: 1 }], { pointsToRedeem: 1_000 });
    await shopper.mutate(APPLY_GIFT_CARD, { cartId: cart.id, code });
    const order = assertOrder(await shopper.pay(cart));
    expect(order.payments.map(({ kind, amount }) => [kind, amount.amount]).sort()).toEqual([
      ['CARD', '85.00'],
      ['GIFT_CARD', '25.00'],
      ['POINTS', '10.00'],
    ]);
    expect(await points(customerId)).toEqual({ points: 100, heldPoints: 0 });
    expect(await shop.ask('loyalty', admin, READ_CARD, { code })).toEqual({ balance: { amount: '0.00' } });
  });

  it('collects in the chosen store, and sells from a store to ship from the warehouse at no charge', async () => {
    const scarf = await shop.product('40.00', { [shop.warehouse]: 5, [shop.paris]: 2 });
    const shopper = shopperIn(shop, guest);
    const pickup = await shopper.fill([{ variantId: scarf, quantity: 1 }], {
      deliveryMethod: 'PICKUP',
      pickupLocationId: shop.paris,
    });
    const collected = assertOrder(await shopper.pay(pickup));
    expect(collected.fulfillmentOrders).toMatchObject([{ location: { id: shop.paris } }]);
    expect(collected.fulfillmentOrders[0]?.pickupCode).toMatch(/^\d{6}$/);

    const associate = shopperIn(shop, associateAt(shop.paris));
    const sold = await associate.fill([{ variantId: scarf, quantity: 3 }], {}, 'STORE');
    expect(sold.cost.shipping?.gross.amount).toBe('0.00');
    const order = assertOrder(await associate.pay(sold, '', { payment: { kind: 'CASH', provider: 'pos' } }));
    expect(order.fulfillmentOrders).toMatchObject([{ location: { id: shop.warehouse } }]);
    expect(order.payments).toMatchObject([{ kind: 'CASH', status: 'CAPTURED' }]);
  });

  it('O16: at the POS gives the units to the customer at once', async () => {
    const scarf = await shop.product('40.00', { [shop.paris]: 2 });
    const associate = shopperIn(shop, associateAt(shop.paris));
    const cart = await associate.fill([{ variantId: scarf, quantity: 1 }], { deliveryMethod: 'IN_STORE' }, 'STORE');
    const answer = await associate.pay(cart, '', { payment: { kind: 'CARD', provider: 'pos' } });
    expect(answer.completion).toBe('DONE');
    expect(assertOrder(answer)).toMatchObject({
      fulfillmentStatus: 'FULFILLED',
      fulfillmentOrders: [{ status: 'PICKED_UP', location: { id: shop.paris } }],
    });
    expect(await available(scarf)).toBe(1);
  });

  it('splits a line over locations when no single one has enough', async () => {
    const scarf = await shop.product('200.00', { [shop.warehouse]: 2, [shop.paris]: 3, [shop.lyon]: 9 });
    const shopper = shopperIn(shop, guest);
    const order = assertOrder(await shopper.pay(await shopper.fill([{ variantId: scarf, quantity: 5 }])));
    // Lyon does not ship.
    expect(order.fulfillmentOrders.map((one) => one.location.id).sort()).toEqual([shop.warehouse, shop.paris].sort());
  });
});

describe('O2: a checkout that fails leaves nothing behind', () => {
  it('when the payment is declined, and answers the same to the same key', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const customerId = await customerWithPoints(500);
    const shopper = shopperIn(shop, customerActor(customerId));
    const cart = await shopper.fill([{ variantId: coat, quantity: 2 }], { pointsToRedeem: 500 });
    const idempotencyKey = randomUUID();
    const declined = await shopper.pay(cart, 'decline', { idempotencyKey });
    expect(declined).toMatchObject({
      __typename: 'PaymentDeclinedError',
      errorCode: 'PAYMENT_DECLINED',
      declineCode: 'CARD_DECLINED',
      isRetryable: false,
    });
    expect(await available(coat)).toBe(5);
    expect(await points(customerId)).toEqual({ points: 500, heldPoints: 0 });
    expect(await shopper.pay(cart, 'decline', { idempotencyKey })).toEqual(declined);
    expect(assertOrder(await shopper.pay(cart)).status).toBe('PLACED');
  });

  it('when stock is short, with the lines and what is left', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 1 });
    const shopper = shopperIn(shop, guest);
    const cart = await shopper.fill([{ variantId: coat, quantity: 2 }]);
    expect(await shopper.pay(cart)).toMatchObject({
      __typename: 'InsufficientStockError',
      shortfalls: [{ variant: { id: coat }, requestedQuantity: 2, availableQuantity: 1 }],
    });
    expect(await available(coat)).toBe(1);
  });

  it('when points cannot pay any more', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const customerId = await customerWithPoints(500);
    const shopper = shopperIn(shop, customerActor(customerId));
    const greedy = await shopper.fill([{ variantId: coat, quantity: 1 }], { pointsToRedeem: 500 });
    const input = { customerId, points: -490, reason: 'gone', idempotencyKey: randomUUID() };
    await shop.ask('loyalty', admin, ADJUST_POINTS, { input });
    expect(await shopper.pay(greedy)).toMatchObject({ __typename: 'InsufficientPointsError', availablePoints: 10 });
    expect(await available(coat)).toBe(5);
  });

  it('without an address to write to; the address of an account is taken', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const [visitor, known] = [
      shopperIn(shop, guest),
      shopperIn(shop, customerActor(await shop.customer('d@example.com'))),
    ];
    const unreachable = await visitor.fill([{ variantId: coat, quantity: 1 }], { email: null });
    expect(await visitor.pay(unreachable)).toMatchObject({ issues: [{ issueCode: 'REQUIRED' }] });
    const order = assertOrder(await known.pay(await known.fill([{ variantId: coat, quantity: 1 }], { email: null })));
    const email = 'query ($id: ID!) { order(ref: { id: $id }) { email } }';
    expect(await shop.ask('orders', admin, email, { id: order.id })).toEqual({ email: 'd@example.com' });
  });

  it('when the store offers no pickup', async () => {
    const coat = await shop.product('120.00', { [shop.lyon]: 5 });
    const shopper = shopperIn(shop, guest);
    const pickup = { deliveryMethod: 'PICKUP', pickupLocationId: shop.lyon };
    const cart = await shopper.fill([{ variantId: coat, quantity: 1 }], pickup);
    await shop.db('inventory').query(sql`update location set offers_pickup = false where id = ${shop.lyon}`);
    expect(await shopper.pay(cart)).toMatchObject({ issues: [{ issueCode: 'NOT_ALLOWED' }] });
    await shop.db('inventory').query(sql`update location set offers_pickup = true where id = ${shop.lyon}`);
  });

  it('when the cart is empty, unaddressed, of another total or not the caller’s', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, guest);
    expect(await shopper.pay(await shopper.fill([]))).toMatchObject({ errorCode: 'VALIDATION' });
    const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
    const other = { expectedTotal: { amount: '1.00', currencyCode: 'EUR' } };
    expect(await shopper.pay(cart, 'accept', other)).toMatchObject({ errorCode: 'TOTAL_CHANGED' });
    expect(await shopperIn(shop, guestActor()).pay(cart)).toMatchObject({ errorCode: 'NOT_FOUND' });
    expect(await shopper.pay(cart, 'accept', { payment: { kind: 'CASH', provider: 'pos' } })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await shopper.pay(cart, 'accept', { payment: null })).toMatchObject({ errorCode: 'VALIDATION' });
  });
});

describe('O2: the same key', () => {
  it('sent twenty times at once gives one order and one answer', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, guest);
    const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => shopper.pay(cart, 'accept', { idempotencyKey })),
    );
    expect(new Set(answers.map((answer) => answer.order?.id)).size).toBe(1);
    expect(answers.every((answer) => answer.__typename === 'CompleteCheckoutPayload')).toBe(true);
    expect(await available(coat)).toBe(4);
  });

  it('with another body is refused', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, guest);
    const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
    const idempotencyKey = randomUUID();
    await shopper.pay(cart, 'accept', { idempotencyKey });
    expect(await shopper.pay(cart, 'late', { idempotencyKey })).toMatchObject({ errorCode: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it.each(['stock_hold', 'adjustment_group'])(
    'may be used again after a transient failure for want of %s, which leaves nothing behind',
    async (table) => {
      const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
      const shopper = shopperIn(shop, guest);
      const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
      const idempotencyKey = randomUUID();
      const superuser = new pg.Client({ connectionString: shop.database.adminUrl });
      await superuser.connect();
      await superuser.query(`alter table inventory.${table} rename to away`);
      const failed = await shopper.pay(cart, 'accept', { idempotencyKey });
      await superuser.query(`alter table inventory.away rename to ${table}`);
      await superuser.end();
      expect(failed).toMatchObject({ __typename: 'UNAVAILABLE', isRetryable: true });
      expect(assertOrder(await shopper.pay(cart, 'accept', { idempotencyKey })).status).toBe('PLACED');
      shop.clock.advance(MINUTE);
    },
  );

  it('of two keys on one cart, one places the order and the other is told', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, guest);
    const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => shopper.pay(cart)));
    expect(answers.filter((answer) => answer.__typename === 'CompleteCheckoutPayload')).toHaveLength(1);
    expect(answers.filter((answer) => answer.__typename === 'ConflictError')).toHaveLength(7);
    expect(await available(coat)).toBe(4);
  });
});

describe('prices', () => {
  it('are those of the channel at the moment of the checkout', async () => {
    const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
    const shopper = shopperIn(shop, guest);
    const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
    await setPrice(shop, { variantId: coat, channel: 'WEB', price: { amount: '99.90', currencyCode: 'EUR' } });
    const stale = await shopper.pay(cart, 'accept', { expectedTotal: { amount: '120.00', currencyCode: 'EUR' } });
    expect(stale).toMatchObject({ errorCode: 'TOTAL_CHANGED' });
    expect(assertOrder(await shopper.pay(cart)).cost.total.gross.amount).toBe('104.80');
  });
});
