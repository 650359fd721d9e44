import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '#kernel/values/time.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { admin, guest } from '../../../test/support/sales-domains.ts';
import { type Answer, assertOrder, ORDER_FIELDS, type OrderView, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());
afterEach(async () => {
  shop.clock.advance(MINUTE);
  await shop.recover();
  expect(await brokenInvariants(shop.db)).toEqual([]);
});

const ERROR = '... on UserError { errorCode message } ... on ValidationError { issues { path issueCode } }';
const RETURN = `mutation ($input: CreateReturnInput!) { createReturn(input: $input) { __typename
  ... on CreateReturnPayload { completion order { ${ORDER_FIELDS} } } ${ERROR} } }`;
const REFUND = `mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { __typename
  ... on RefundOrderPayload { completion order { ${ORDER_FIELDS} } } ${ERROR} } }`;
const SHIP = `mutation ($input: ShipFulfillmentInput!) { shipFulfillment(input: $input) { __typename } }`;
const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });

/** An order of units at 30.00 with 4.90 of delivery, sent. */
async function sent(quantity = 2): Promise<OrderView> {
  const coat = await shop.product('30.00', { [shop.warehouse]: 9 });
  const shopper = shopperIn(shop, guest);
  const order = assertOrder(await shopper.pay(await shopper.fill([{ variantId: coat, quantity }])));
  const input = { fulfillmentOrderId: order.fulfillmentOrders[0]?.id, idempotencyKey: randomUUID() };
  await shop.ask('orders', admin, SHIP, { input });
  return order;
}
function giveBack(order: OrderView, quantity: number, more: object = {}): Promise<Answer> {
  const lines = [{ orderLineId: order.lines[0]?.id, quantity, disposition: 'RESTOCKED' }];
  const input = { orderId: order.id, locationId: shop.paris, lines, idempotencyKey: randomUUID(), ...more };
  return shop.ask<Answer>('orders', admin, RETURN, { input });
}
const refund = (order: OrderView, amount: string, more: object = {}) =>
  shop.ask<Answer>('orders', admin, REFUND, {
    input: { orderId: order.id, amount: eur(amount), reason: 'A scratch', idempotencyKey: randomUUID(), ...more },
  });
const refunded = (answer: Answer) => assertOrder(answer).amountRefunded.amount;

describe('delivery', () => {
  it('goes back with the last goods of the order, and not before', async () => {
    const order = await sent();
    expect(refunded(await giveBack(order, 1))).toBe('30.00');
    const whole = assertOrder(await giveBack(order, 1));
    expect(whole).toMatchObject({
      returnStatus: 'RETURNED',
      paymentStatus: 'REFUNDED',
      amountRefunded: { amount: '64.90' },
      returns: [
        { shippingRefunded: { amount: '0.00' }, taxRefunded: { amount: '5.00' } },
        { shippingRefunded: { amount: '4.90' }, taxRefunded: { amount: '5.82' }, amountRefunded: { amount: '34.90' } },
      ],
    });
  });

  it('is kept or given back earlier where the store says so, and once', async () => {
    const kept = await sent();
    expect(refunded(await giveBack(kept, 2, { includesShipping: false }))).toBe('60.00');
    const early = await sent();
    expect(refunded(await giveBack(early, 1, { includesShipping: true }))).toBe('34.90');
    expect(await giveBack(early, 1, { includesShipping: true })).toMatchObject({
      issues: [{ path: ['input', 'includesShipping'], issueCode: 'NOT_ALLOWED' }],
    });
    expect(refunded(await giveBack(early, 1))).toBe('64.90');
  });
});

it('a fee is kept of a return, no larger than what goes back, in the currency of the order', async () => {
  const order = await sent();
  expect(await giveBack(order, 1, { returnFee: eur('30.01') })).toMatchObject({
    issues: [{ path: ['input', 'returnFee'], issueCode: 'TOO_LARGE' }],
  });
  expect(await giveBack(order, 1, { returnFee: { amount: '5.00', currencyCode: 'USD' } })).toMatchObject({
    issues: [{ path: ['input', 'returnFee'], issueCode: 'NOT_ALLOWED' }],
  });
  const back = assertOrder(await giveBack(order, 2, { returnFee: eur('7.50') }));
  expect(back).toMatchObject({
    paymentStatus: 'PARTIALLY_REFUNDED',
    amountRefunded: { amount: '57.40' },
    returns: [{ returnFee: { amount: '7.50' }, amountRefunded: { amount: '57.40' } }],
  });
});

describe('money without goods', () => {
  it('goes back with its tax and its reason, once for a key, and no unit comes with it', async () => {
    const order = await sent();
    const idempotencyKey = randomUUID();
    const answers = [
      await refund(order, '12.00', { idempotencyKey }),
      await refund(order, '12.00', { idempotencyKey }),
    ];
    for (const answer of answers) {
      expect(assertOrder(answer)).toMatchObject({
        returnStatus: 'PARTIALLY_RETURNED',
        amountRefunded: { amount: '12.00' },
        lines: [{ returnedQuantity: 0 }],
        returns: [{ location: null, taxRefunded: { amount: '2.00' }, reason: 'A scratch', lines: [{ quantity: 0 }] }],
      });
    }
    expect(await refund(order, '13.00', { idempotencyKey })).toMatchObject({ errorCode: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('and goods after it never give back more than was paid, to the cent', async () => {
    const order = await sent();
    expect(refunded(await refund(order, '20.01'))).toBe('20.01');
    expect(await refund(order, '44.90')).toMatchObject({
      issues: [{ path: ['input', 'amount'], issueCode: 'TOO_LARGE' }],
    });
    expect(refunded(await giveBack(order, 2))).toBe('64.90');
    expect(await refund(order, '0.01')).toMatchObject({ issues: [{ issueCode: 'TOO_LARGE' }] });
  });

  it('takes delivery when the goods are used up', async () => {
    const order = await sent(1);
    expect(assertOrder(await refund(order, '34.90'))).toMatchObject({
      paymentStatus: 'REFUNDED',
      returns: [{ shippingRefunded: { amount: '4.90' }, taxRefunded: { amount: '5.82' } }],
    });
    expect(assertOrder(await giveBack(order, 1)).returnStatus).toBe('RETURNED');
  });

  it.each([
    ['nothing', { amount: eur('0') }, 'TOO_SMALL'],
    ['less than nothing', { amount: eur('-1') }, 'TOO_SMALL'],
    ['another currency', { amount: { amount: '1', currencyCode: 'USD' } }, 'NOT_ALLOWED'],
    ['no reason', { reason: ' ' }, 'REQUIRED'],
  ])('is refused with %s', async (_what, fields, issueCode) => {
    expect(await refund(await sent(1), '1.00', fields)).toMatchObject({ issues: [{ issueCode }] });
  });

  it('is given by two at once within what was paid', async () => {
    const order = await sent(1);
    const answers = await Promise.all(Array.from({ length: 5 }, () => refund(order, '10.00')));
    expect(answers.filter(({ __typename }) => __typename === 'RefundOrderPayload')).toHaveLength(3);
  });
});
