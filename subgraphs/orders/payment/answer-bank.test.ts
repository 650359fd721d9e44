import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { customerActor } from '../../../test/support/sales-domains.ts';
import { assertCheckout, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';
import { deliverTestWebhooks } from './deliver-test-webhooks.ts';
import { receiveWebhook } from './receive-webhook.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const SHOP = 'https://shop.example/after?x=1';

let shop: OrdersShop;
let shopper: ReturnType<typeof shopperIn>;
let buyer: Actor;
let coat: string;
beforeAll(async () => {
  shop = await openOrdersShop();
  buyer = customerActor(await shop.customer());
  shopper = shopperIn(shop, buyer);
  coat = await shop.product('120.00', { [shop.warehouse]: 50 });
});
afterAll(() => shop.close());

/** A checkout that waits for the bank, and the path of its page. */
async function waiting(returnUrl: string | null = SHOP) {
  const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
  const checkout = assertCheckout(await shopper.pay(cart, 'requires_action', { returnUrl }));
  return { cart, checkout, path: new URL(checkout.paymentAction?.url ?? '').pathname };
}
const look = (path: string, language?: string) =>
  receiveWebhook(shop.deps, {
    method: 'GET',
    path,
    headers: language === undefined ? {} : { 'accept-language': language },
    body: Buffer.alloc(0),
    context: createRequestContext(),
  });
const press = (path: string, text: string, headers: Record<string, string> = FORM) =>
  receiveWebhook(shop.deps, {
    method: 'POST',
    path,
    headers,
    body: Buffer.from(text),
    context: createRequestContext(),
  });
const statusOf = async (id: string) => {
  await deliverTestWebhooks(shop.deps, createRequestContext());
  const READ = 'query ($id: ID!) { checkout(id: $id) { status } }';
  return (await shop.ask<{ status: string }>('orders', buyer, READ, { id })).status;
};

describe('the page of the test provider’s bank', () => {
  it('asks in French and English, changes nothing by being opened, and leads back to the shop', async () => {
    const { checkout, path } = await waiting();
    expect((await look(path, 'fr-FR')).page).toContain('Confirmez-vous le paiement de 120.00 EUR ?');
    expect((await look(path)).page).toContain('Do you confirm the payment of 120.00 EUR?');
    expect(await statusOf(checkout.id)).toBe('REQUIRES_ACTION');
    expect(await press(path, 'outcome=confirm')).toMatchObject({ status: 303, location: SHOP });
    expect(await statusOf(checkout.id)).toBe('COMPLETED');
    // Pressed again, or opened by the button back: what was said first counts.
    expect(await press(path, 'outcome=refuse')).toMatchObject({ status: 303, location: SHOP });
    expect(await look(path)).toMatchObject({ status: 303, location: SHOP });
    expect(await statusOf(checkout.id)).toBe('COMPLETED');
  });

  it('frees everything when the customer refuses, and ends there where the shop named no address', async () => {
    const { checkout, path } = await waiting(null);
    const answer = await press(path, 'outcome=refuse');
    expect(answer).toMatchObject({ status: 200, page: expect.stringContaining('Your answer was taken') });
    expect(answer.location).toBeUndefined();
    expect(await statusOf(checkout.id)).toBe('ABANDONED');
  });

  it('answers programs in JSON at the same address', async () => {
    const { checkout, path } = await waiting();
    const body = JSON.stringify({ clientSecret: checkout.paymentAction?.clientSecret, outcome: 'confirm' });
    expect(await press(path, body, {})).toEqual({ status: 202, body: { accepted: true } });
    expect(await press(path, body, {})).toMatchObject({ status: 404 });
    expect(await statusOf(checkout.id)).toBe('COMPLETED');
  });

  it.each([
    ['an unknown payment', '/webhooks/payments/test/action/test_00', 404],
    ['no payment', '/webhooks/payments/test/action', 404],
    ['more than a payment', '/webhooks/payments/test/action/a/b', 404],
    ['another provider', '/webhooks/payments/pos/action/test_00', 404],
    ['the notices', '/webhooks/payments/test', 405],
  ])('is none of %s', async (_what, path, status) => {
    expect((await look(path)).status).toBe(status);
  });

  it.each(['', 'outcome=maybe', 'outcome[]=confirm'])('takes no other answer: %s', async (text) => {
    const { checkout, path } = await waiting();
    expect((await press(path, text)).status).toBe(400);
    expect(await statusOf(checkout.id)).toBe('REQUIRES_ACTION');
  });

  it('is not there where the test provider is not allowed', async () => {
    const { path } = await waiting();
    const deps = { ...shop.deps, providers: new Map() };
    const request = {
      method: 'GET' as const,
      path,
      headers: {},
      body: Buffer.alloc(0),
      context: createRequestContext(),
    };
    expect((await receiveWebhook(deps, request)).status).toBe(404);
  });
});
