import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { customerActor, guest } from '../../../test/support/sales-domains.ts';
import { assertCheckout, assertOrder, READ_CHECKOUT, shopperIn } from '../../../test/support/shopping.ts';
import { unique } from '../../../test/support/unique.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';
import { toOrderId } from './model/checkout.ts';
import { receiveNotice } from './receive-notice.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(async () => {
  const broken = await brokenInvariants(shop.db);
  await shop.close();
  expect(broken).toEqual([]);
});

const AVAILABLE = `query ($ids: [ID!]!) { inventoryLevels(filter: { variantIds: $ids }, first: 20) { nodes { available reserved } } }`;

const shopper = () => shopperIn(shop, guest);

async function waitingCart() {
  const coat = await shop.product('120.00', { [shop.warehouse]: 1 });
  const cart = await shopper().fill([{ variantId: coat, quantity: 1 }]);
  const idempotencyKey = randomUUID();
  const asked = await shopper().pay(cart, 'requires_action', { idempotencyKey });
  const checkout = assertCheckout(asked);
  expect(checkout.status).toBe('REQUIRES_ACTION');
  return { coat, cart, idempotencyKey, checkout, orderId: toOrderId(checkout.id) };
}

async function payment(orderId: string): Promise<{ key: string; intent: string; status: string }> {
  const [row] = await rowsAs<{ key: string; intent: string; status: string }>(
    shop.db('orders'),
    sql`
    select p.provider_key as key, i.status as intent, o.status from payment p
    join test_payment_intent i on i.provider_key = p.provider_key join orders o on o.id = p.order_id
    where p.order_id = ${orderId}`,
  );
  if (!row) throw new Error('no payment');
  return row;
}

function notify(providerKey: string) {
  const provider = shop.deps.providers.get('test');
  if (!provider) throw new Error('no test provider');
  const notice = { eventId: unique('evt'), providerKey, kind: 'AUTHORIZED' as const };
  return receiveNotice(shop.deps, createServiceContext('test'), provider, notice);
}

describe('a shopper whose payment waits', () => {
  it('abandons the attempt, gets the cart back with its units free, and pays another way at once', async () => {
    const { coat, cart, checkout, orderId } = await waitingCart();
    const abandoned = assertCheckout(await shopper().abandon(checkout));
    expect(abandoned).toMatchObject({
      status: 'ABANDONED',
      paymentAction: null,
      expiresAt: null,
      cart: { id: cart.id },
    });
    expect(await payment(orderId)).toMatchObject({ status: 'ABORTED', intent: 'VOIDED' });
    const { nodes } = await shop.ask<{ nodes: object[] }>('inventory', { kind: 'service', name: 'test' }, AVAILABLE, {
      ids: [coat],
    });
    expect(nodes).toEqual([{ available: 1, reserved: 0 }]);
    expect(assertOrder(await shopper().pay(cart)).status).toBe('PLACED');
  });

  it('may say so again and again', async () => {
    const { checkout } = await waitingCart();
    const answers = await Promise.all(Array.from({ length: 5 }, () => shopper().abandon(checkout)));
    answers.push(await shopper().abandon(checkout));
    expect(answers.map((answer) => answer.checkout?.status)).toEqual(Array.from({ length: 6 }, () => 'ABANDONED'));
  });

  it('is answered the same to one request that is sent several times at once', async () => {
    for (let round = 0; round < 8; round++) {
      const { checkout } = await waitingCart();
      const same = { idempotencyKey: randomUUID() };
      const answers = await Promise.all(Array.from({ length: 6 }, () => shopper().abandon(checkout, same)));
      expect(answers.map((answer) => answer.checkout?.status)).toEqual(Array.from({ length: 6 }, () => 'ABANDONED'));
    }
  });

  it('does not start the attempt again by a request that was on its way: its key stays spent', async () => {
    const { cart, checkout, idempotencyKey } = await waitingCart();
    await shopper().abandon(checkout);
    const late = await shopper().pay(cart, 'requires_action', { idempotencyKey });
    expect(late).toMatchObject({ errorCode: 'STATE_CONFLICT', isRetryable: false });
  });

  it('has a later authorization of the abandoned attempt voided', async () => {
    const { checkout, orderId } = await waitingCart();
    await shopper().abandon(checkout);
    const { key } = await payment(orderId);
    await shop.db('orders').query(sql`
      update test_payment_intent set status = 'AUTHORIZED' where provider_key = ${key}`);
    await notify(key);
    expect(await payment(orderId)).toMatchObject({ status: 'ABORTED', intent: 'VOIDED' });
  });

  it('abandons or buys, never both, when the bank answers at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const { checkout, orderId } = await waitingCart();
      const { key } = await payment(orderId);
      await shop.db('orders').query(sql`
        update test_payment_intent set status = 'AUTHORIZED' where provider_key = ${key}`);
      const [answer] = await Promise.all([shopper().abandon(checkout), notify(key)]);
      const { status, intent } = await payment(orderId);
      expect([status, intent, answer.__typename, answer.errorCode]).toEqual(
        status === 'PLACED'
          ? ['PLACED', 'CAPTURED', 'ConflictError', 'STATE_CONFLICT']
          : ['ABORTED', 'VOIDED', 'AbandonCheckoutPayload', undefined],
      );
    }
  });

  it('cannot take back what is placed, and nobody else can abandon', async () => {
    const { checkout, cart } = await waitingCart();
    const stranger = shopperIn(shop, customerActor(await shop.customer()));
    expect(await stranger.abandon(checkout)).toMatchObject({ errorCode: 'NOT_FOUND', path: ['input', 'checkoutId'] });
    expect(
      await shop.ask('orders', customerActor(await shop.customer()), READ_CHECKOUT, { id: checkout.id }),
    ).toBeNull();
    expect(await shop.ask('orders', guest, READ_CHECKOUT, { id: checkout.id })).toEqual(checkout);
    await shopper().abandon(checkout);
    const placed = assertCheckout(await shopper().pay(cart));
    expect(placed).toMatchObject({ status: 'COMPLETED', amountDue: { amount: '0.00' } });
    expect(await shopper().abandon(placed)).toMatchObject({ errorCode: 'STATE_CONFLICT' });
  });
});
