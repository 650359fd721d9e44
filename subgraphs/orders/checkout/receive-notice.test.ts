import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { MINUTE, SECOND } from '#kernel/values/time.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { guest } from '../../../test/support/sales-domains.ts';
import { type Answer, assertCheckout, assertOrder, shopperIn } from '../../../test/support/shopping.ts';
import { unique } from '../../../test/support/unique.ts';
import type { OrdersDeps } from '../deps.ts';
import { deliverTestWebhooks } from '../payment/deliver-test-webhooks.ts';
import { SIGNATURE_HEADER, signWebhook, testWebhookSecret } from '../payment/model/test-webhook.ts';
import { receiveWebhook } from '../payment/receive-webhook.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';
import { toOrderId } from './model/checkout.ts';

let shop: OrdersShop;
let deps: OrdersDeps;
beforeAll(async () => {
  shop = await openOrdersShop();
  deps = shop.deps;
});
afterAll(() => shop.close());

const orderIdOf = (answer: Answer) => toOrderId(assertCheckout(answer).id);
const context = () => createServiceContext('test');
const shopper = () => shopperIn(shop, guest);
async function readyCart() {
  const coat = await shop.product('120.00', { [shop.warehouse]: 5 });
  return shopper().fill([{ variantId: coat, quantity: 1 }]);
}
async function providerKeyOf(orderId: string): Promise<string> {
  const [row] = await rowsAs<{ key: string }>(
    shop.db('orders'),
    sql`
    select provider_key as key from payment where order_id = ${orderId} and provider_key is not null`,
  );
  return row?.key ?? '';
}
async function intentStatus(orderId: string): Promise<string | undefined> {
  const [row] = await rowsAs<{ status: string }>(
    shop.db('orders'),
    sql`
    select i.status from test_payment_intent i join payment p on p.provider_key = i.provider_key where p.order_id = ${orderId}`,
  );
  return row?.status;
}
/** The provider decides for itself, whatever it was told. */
async function authorize(providerKey: string): Promise<void> {
  await shop.db('orders').query(sql`
    update test_payment_intent set status = 'AUTHORIZED' where provider_key = ${providerKey}`);
}
async function statusOf(orderId: string): Promise<string | undefined> {
  const [row] = await rowsAs<{ status: string }>(
    shop.db('orders'),
    sql`select status from orders where id = ${orderId}`,
  );
  return row?.status;
}
function notify(body: object, signedAt = shop.clock.now(), secret = testWebhookSecret(deps.config.gatewayCredential)) {
  const text = JSON.stringify(body);
  const headers = { [SIGNATURE_HEADER]: signWebhook(secret, text, signedAt) };
  return receiveWebhook(deps, {
    method: 'POST',
    path: '/webhooks/payments/test',
    headers,
    body: Buffer.from(text),
    context: context(),
  });
}
async function settled(): Promise<void> {
  shop.clock.advance(20 * MINUTE);
  await shop.recover();
  await shop.recover();
  expect(await brokenInvariants(shop.db)).toEqual([]);
}

describe('a payment that needs its customer', () => {
  it('holds everything until the bank answers by webhook, then places the order', async () => {
    const cart = await readyCart();
    const idempotencyKey = randomUUID();
    const asked = await shopper().pay(cart, 'requires_action', { idempotencyKey });
    const checkout = assertCheckout(asked);
    expect(checkout).toMatchObject({
      status: 'REQUIRES_ACTION',
      amountDue: { amount: '120.00' },
      paymentAction: { clientSecret: expect.any(String) },
    });
    expect(await shopper().pay(cart, 'requires_action', { idempotencyKey })).toEqual(asked);
    const body = Buffer.from(
      JSON.stringify({ clientSecret: checkout.paymentAction?.clientSecret, outcome: 'confirm' }),
    );
    const bank = {
      method: 'POST' as const,
      path: '/webhooks/payments/test/action',
      headers: {},
      body,
      context: context(),
    };
    expect((await receiveWebhook(deps, bank)).status).toBe(202);
    await deliverTestWebhooks(deps, context());
    const order = assertOrder(await shopper().pay(cart, 'requires_action', { idempotencyKey }));
    expect(order).toMatchObject({ id: orderIdOf(asked), status: 'PLACED', completion: 'DONE' });
    await settled();
  });

  it('frees everything when the bank refuses', async () => {
    const cart = await readyCart();
    const idempotencyKey = randomUUID();
    const checkout = assertCheckout(await shopper().pay(cart, 'requires_action', { idempotencyKey }));
    const body = Buffer.from(JSON.stringify({ clientSecret: checkout.paymentAction?.clientSecret, outcome: 'refuse' }));
    await receiveWebhook(deps, {
      method: 'POST',
      path: '/webhooks/payments/test/action',
      headers: {},
      body,
      context: context(),
    });
    await deliverTestWebhooks(deps, context());
    expect(await shopper().pay(cart, 'requires_action', { idempotencyKey })).toMatchObject({
      errorCode: 'PAYMENT_DECLINED',
    });
    await settled();
  });
});

describe('a provider', () => {
  it('that answers late has its order placed when it does', async () => {
    const asked = await shopper().pay(await readyCart(), 'late');
    expect(asked.checkout?.status).toBe('REQUIRES_ACTION');
    await deliverTestWebhooks(deps, context());
    expect(await statusOf(orderIdOf(asked))).toBe('PAYMENT_PENDING');
    shop.clock.advance(3 * SECOND);
    await deliverTestWebhooks(deps, context());
    expect(await statusOf(orderIdOf(asked))).toBe('PLACED');
    await settled();
  });

  it('that answers twice places one order and captures once', async () => {
    const order = assertOrder(await shopper().pay(await readyCart(), 'twice'));
    shop.clock.advance(3 * SECOND);
    await deliverTestWebhooks(deps, context());
    expect(await intentStatus(order.id)).toBe('CAPTURED');
    await settled();
  });

  it('that never answers loses the order after its window, and its late authorization is voided', async () => {
    const cart = await readyCart();
    const asked = await shopper().pay(cart, 'never');
    const orderId = orderIdOf(asked);
    shop.clock.advance(14 * MINUTE);
    await shop.recover();
    expect(await statusOf(orderId)).toBe('PAYMENT_PENDING');
    shop.clock.advance(2 * MINUTE);
    await shop.recover();
    expect(await statusOf(orderId)).toBe('ABORTED');
    const providerKey = await providerKeyOf(orderId);
    await authorize(providerKey);
    expect((await notify({ eventId: unique('evt'), providerKey, kind: 'AUTHORIZED' })).status).toBe(200);
    expect(await intentStatus(orderId)).toBe('VOIDED');
    expect(await statusOf(orderId)).toBe('ABORTED');
    expect(assertOrder(await shopper().pay(cart)).status).toBe('PLACED');
    await settled();
  });

  it('whose webhook is lost is asked, and the order placed', async () => {
    const asked = await shopper().pay(await readyCart(), 'late');
    const providerKey = await providerKeyOf(orderIdOf(asked));
    await shop.db('orders').query(sql`delete from test_payment_webhook where provider_key = ${providerKey}`);
    await authorize(providerKey);
    shop.clock.advance(MINUTE);
    await shop.recover();
    expect(await statusOf(orderIdOf(asked))).toBe('PLACED');
    await settled();
  });

  it('that fails a capture once has the order placed and captured a little later', async () => {
    const answer = await shopper().pay(await readyCart(), 'capture_fails_once');
    const order = assertOrder(answer);
    expect(answer.completion).toBe('PENDING');
    expect(order.status).toBe('PLACED');
    shop.clock.advance(MINUTE);
    await shop.recover();
    expect(await intentStatus(order.id)).toBe('CAPTURED');
    await settled();
  });
});

describe('a webhook', () => {
  it('is believed only with a fresh signature of the provider', async () => {
    const asked = await shopper().pay(await readyCart(), 'never');
    const notice = {
      eventId: unique('evt'),
      providerKey: await providerKeyOf(orderIdOf(asked)),
      kind: 'AUTHORIZED',
    };
    expect((await notify(notice, shop.clock.now(), 'guess')).status).toBe(401);
    expect((await notify(notice, new Date(shop.clock.now().getTime() - 6 * MINUTE))).status).toBe(401);
    expect((await notify({ nonsense: true })).status).toBe(400);
    expect(await statusOf(orderIdOf(asked))).toBe('PAYMENT_PENDING');
    await authorize(notice.providerKey);
    expect((await notify(notice)).status).toBe(200);
    expect((await notify(notice)).status).toBe(200);
    expect(await statusOf(orderIdOf(asked))).toBe('PLACED');
    await settled();
  });

  it('of a payment that is not ours changes nothing', async () => {
    expect((await notify({ eventId: unique('evt'), providerKey: 'pay_unknown', kind: 'AUTHORIZED' })).status).toBe(200);
    const path = '/webhooks/payments/other';
    const response = await receiveWebhook(deps, {
      method: 'POST',
      path,
      headers: {},
      body: Buffer.from('{}'),
      context: context(),
    });
    expect(response.status).toBe(404);
  });
});
