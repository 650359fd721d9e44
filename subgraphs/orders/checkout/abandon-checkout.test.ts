import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { customerActor, guest } from '../../../test/support/sales-domains.ts';
import { type Answer, assertCart, assertOrder, shopperIn } from '../../../test/support/shopping.ts';
import { unique } from '../../../test/support/unique.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';
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

const ABANDON = `mutation ($input: AbandonCheckoutInput!) { abandonCheckout(input: $input) { __typename
  ... on CartPayload { cart { id token version lines { quantity } } } ... on UserError { errorCode message isRetryable } } }`;
const AVAILABLE = `query ($ids: [ID!]!) { inventoryLevels(variantIds: $ids, first: 20) { nodes { available reserved } } }`;

const shopper = createShopper();
function createShopper() {
  return {
    abandon: (cart: { id: string; token?: string }, actor = guest): Promise<Answer> =>
      shop.ask('orders', actor, ABANDON, { input: { cartId: cart.id, token: cart.token } }),
  };
}

async function waitingCart() {
  const coat = await shop.product('120.00', { [shop.warehouse]: 1 });
  const cart = await shopperIn(shop, guest).fill([{ variantId: coat, quantity: 1 }]);
  const idempotencyKey = unique('key');
  const asked = await shopperIn(shop, guest).pay(cart, 'requires_action', { idempotencyKey });
  expect(asked.__typename).toBe('RequiresAction');
  return { coat, cart, idempotencyKey, orderId: asked.orderId ?? '' };
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
    const { coat, cart, orderId } = await waitingCart();
    const abandoned = await shopper.abandon(cart);
    expect(assertCart(abandoned).lines).toEqual([{ quantity: 1 }]);
    expect(await payment(orderId)).toMatchObject({ status: 'ABORTED', intent: 'VOIDED' });
    const { nodes } = await shop.ask<{ nodes: object[] }>('inventory', { kind: 'service', name: 'test' }, AVAILABLE, {
      ids: [coat],
    });
    expect(nodes).toEqual([{ available: 1, reserved: 0 }]);
    expect(assertOrder(await shopperIn(shop, guest).pay(cart)).status).toBe('PLACED');
  });

  it('may say so again and again, and of a cart that nothing waits for', async () => {
    const { cart } = await waitingCart();
    const answers = await Promise.all(Array.from({ length: 5 }, () => shopper.abandon(cart)));
    expect(answers.map((answer) => answer.__typename)).toEqual(Array.from({ length: 5 }, () => 'CartPayload'));
    expect((await shopper.abandon(cart)).__typename).toBe('CartPayload');
  });

  it('does not start the attempt again by a request that was on its way: its key stays spent', async () => {
    const { cart, idempotencyKey } = await waitingCart();
    await shopper.abandon(cart);
    const late = await shopperIn(shop, guest).pay(cart, 'requires_action', { idempotencyKey });
    expect(late).toMatchObject({ errorCode: 'STATE_CONFLICT', isRetryable: false });
  });

  it('has a later authorization of the abandoned attempt voided', async () => {
    const { cart, orderId } = await waitingCart();
    await shopper.abandon(cart);
    const { key } = await payment(orderId);
    await shop.db('orders').query(sql`
      update test_payment_intent set status = 'AUTHORIZED' where provider_key = ${key}`);
    await notify(key);
    expect(await payment(orderId)).toMatchObject({ status: 'ABORTED', intent: 'VOIDED' });
  });

  it('abandons or buys, never both, when the bank answers at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const { cart, orderId } = await waitingCart();
      const { key } = await payment(orderId);
      await shop.db('orders').query(sql`
        update test_payment_intent set status = 'AUTHORIZED' where provider_key = ${key}`);
      const [answer] = await Promise.all([shopper.abandon(cart), notify(key)]);
      const { status, intent } = await payment(orderId);
      expect([status, intent, answer.__typename, answer.code]).toEqual(
        status === 'PLACED'
          ? ['PLACED', 'CAPTURED', 'ConflictError', 'STATE_CONFLICT']
          : ['ABORTED', 'VOIDED', 'CartPayload', undefined],
      );
    }
  });

  it('cannot take back what is placed, and nobody else can abandon', async () => {
    const { cart } = await waitingCart();
    const stranger = customerActor(await shop.customer());
    expect(await shopper.abandon({ id: cart.id }, stranger as typeof guest)).toMatchObject({ errorCode: 'NOT_FOUND' });
    await shopper.abandon(cart);
    assertOrder(await shopperIn(shop, guest).pay(cart));
    expect(await shopper.abandon(cart)).toMatchObject({ errorCode: 'STATE_CONFLICT' });
  });
});
