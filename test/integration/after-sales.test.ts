import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { brokenInvariants } from '../support/order-invariants.ts';
import {
  admin,
  associateAt,
  customerActor,
  guest,
  openSalesDomains,
  type SalesDomains,
} from '../support/sales-domains.ts';
import { type Answer, assertOrder, ORDER_FIELDS, type OrderView, shopperIn } from '../support/shopping.ts';

let domains: SalesDomains;
beforeAll(async () => {
  domains = await openSalesDomains();
});
afterAll(() => domains.close());
afterEach(async () => {
  domains.clock.advance(MINUTE);
  await domains.work('orders');
  expect(await brokenInvariants(domains.db)).toEqual([]);
});

const ERROR = '... on UserError { errorCode message }';
const CANCEL = `mutation ($input: CancelOrderInput!) {
  cancelOrder(input: $input) { __typename ... on CancelOrderPayload { completion order { ${ORDER_FIELDS} } } ${ERROR} } }`;
const REFUNDS = `query ($id: ID!) { order(ref: { id: $id }) {
  refunds { nodes { amount { amount } payment { id } return { id } } } } }`;
const RETURN = `mutation ($input: CreateReturnInput!) {
  createReturn(input: $input) { __typename ... on CreateReturnPayload { completion return { id amountRefunded { amount } } order { ${ORDER_FIELDS} } } ${ERROR} } }`;
const step = (field: string, input: string) => `mutation ($input: ${input}!) {
  ${field}(input: $input) { __typename ... on ${field.charAt(0).toUpperCase()}${field.slice(1)}Payload { completion fulfillmentOrder { id status } } ${ERROR} } }`;
const START = step('startFulfillment', 'StartFulfillmentInput');
const READY = step('markFulfillmentReady', 'MarkFulfillmentReadyInput');
const SHIP = step('shipFulfillment', 'ShipFulfillmentInput');
const COMPLETE_PICKUP = step('completePickup', 'CompletePickupInput');
const ADJUST_POINTS = `mutation ($input: AdjustPointsInput!) { adjustPoints(input: $input) { __typename } }`;
const POINTS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { loyaltyAccount { points pointsOwed } } } }`;
const LEVELS = `query ($ids: [ID!]!) { inventoryLevels(filter: { variantIds: $ids }, first: 20) { nodes { location { id } available committed damaged onHand } } }`;

interface Level {
  location: { id: string };
  available: number;
  committed: number;
  damaged: number;
  onHand: number;
}
async function levelAt(variantId: string, locationId: string): Promise<Omit<Level, 'location'> | undefined> {
  const { nodes } = await domains.ask<{ nodes: Level[] }>('inventory', admin, LEVELS, { ids: [variantId] });
  const level = nodes.find((node) => node.location.id === locationId);
  if (!level) return undefined;
  const { location: _location, ...counters } = level;
  return counters;
}
async function pointsOf(customerId: string): Promise<number | undefined> {
  const [row] = await domains.ask<Array<{ loyaltyAccount: { points: number } | null }>>('loyalty', admin, POINTS, {
    r: [{ __typename: 'Customer', id: customerId }],
  });
  return row?.loyaltyAccount?.points;
}
const key = () => randomUUID();

/** An order of `quantity` coats at 120.00 from the warehouse, by a customer with points to redeem. */
async function placed(quantity: number, redeem = 0): Promise<{ coat: string; customerId: string; order: OrderView }> {
  const coat = await domains.product('120.00', { [domains.warehouse]: 10 });
  const customerId = await domains.customer();
  if (redeem > 0) {
    const input = { customerId, points: redeem, reason: 'gift', idempotencyKey: key() };
    await domains.ask('loyalty', admin, ADJUST_POINTS, { input });
  }
  const shopper = shopperIn(domains, customerActor(customerId));
  const cart = await shopper.fill([{ variantId: coat, quantity }], { pointsToRedeem: redeem });
  return { coat, customerId, order: assertOrder(await shopper.pay(cart)) };
}
async function shipped(quantity: number, redeem = 0) {
  const sold = await placed(quantity, redeem);
  const fulfillmentOrderId = sold.order.fulfillmentOrders[0]?.id;
  await domains.ask('orders', admin, SHIP, {
    input: { fulfillmentOrderId, idempotencyKey: key(), trackingNumber: 'T1' },
  });
  return sold;
}
const ask = (actor: Parameters<SalesDomains['ask']>[1], document: string, input: object) =>
  domains.ask<Answer & { return?: { id: string; amountRefunded: { amount: string } } }>('orders', actor, document, {
    input,
  });

describe('canceling', () => {
  it('before shipment gives units, money and points back, once however often it is asked', async () => {
    const { coat, customerId, order } = await placed(2, 1_000);
    expect(order).toMatchObject({ paymentStatus: 'PAID', cancelReason: null });
    expect(await pointsOf(customerId)).toBe(200);
    const input = { orderId: order.id, reason: 'changed my mind', idempotencyKey: key() };
    const owner = customerActor(customerId);
    const [first, second] = await Promise.all([ask(owner, CANCEL, input), ask(owner, CANCEL, input)]);
    expect(assertOrder(first)).toMatchObject({ status: 'CANCELED' });
    expect(assertOrder(second)).toMatchObject({ status: 'CANCELED' });
    expect(await levelAt(coat, domains.warehouse)).toEqual({ available: 10, committed: 0, damaged: 0, onHand: 10 });
    expect(await pointsOf(customerId)).toBe(1_000);
    const after = await shopperIn(domains, owner).order(order.id);
    expect(after).toMatchObject({ paymentStatus: 'REFUNDED', cancelReason: 'changed my mind' });
    expect(after.payments.map((payment) => payment.status)).toEqual(['REFUNDED', 'REFUNDED']);
    const { refunds } = await domains.ask<{ refunds: { nodes: object[] } }>('orders', owner, REFUNDS, { id: order.id });
    expect(refunds.nodes).toEqual(
      after.payments.map(({ id, amountRefunded }) => ({ amount: amountRefunded, payment: { id }, return: null })),
    );
  });

  it('is refused for a stranger, and once goods have left', async () => {
    const { order } = await shipped(1);
    const input = { orderId: order.id, reason: 'x', idempotencyKey: key() };
    expect(await ask(guest, CANCEL, input)).toMatchObject({ errorCode: 'NOT_FOUND' });
    expect(await ask(customerActor(await domains.customer()), CANCEL, input)).toMatchObject({ errorCode: 'NOT_FOUND' });
    expect(await ask(admin, CANCEL, input)).toMatchObject({ errorCode: 'STATE_CONFLICT' });
  });
});

describe('fulfillment', () => {
  it('takes units out of the domains when they are shipped', async () => {
    const { coat, order } = await placed(3);
    const id = order.fulfillmentOrders[0]?.id;
    expect(await levelAt(coat, domains.warehouse)).toMatchObject({ available: 7, committed: 3, onHand: 10 });
    expect(await ask(admin, START, { fulfillmentOrderId: id, idempotencyKey: key() })).toMatchObject({
      fulfillmentOrder: { status: 'IN_PROGRESS' },
    });
    expect(await ask(admin, SHIP, { fulfillmentOrderId: id, idempotencyKey: key() })).toMatchObject({
      completion: 'DONE',
      fulfillmentOrder: { status: 'SHIPPED' },
    });
    expect(await levelAt(coat, domains.warehouse)).toMatchObject({ available: 7, committed: 0, onHand: 7 });
    expect(await ask(admin, START, { fulfillmentOrderId: id, idempotencyKey: key() })).toMatchObject({
      errorCode: 'STATE_CONFLICT',
    });
    expect((await shopperIn(domains, admin).order(order.id)).fulfillmentStatus).toBe('FULFILLED');
  });

  it('completes a pickup only in its own store and only for the right code', async () => {
    const coat = await domains.product('120.00', { [domains.paris]: 2 });
    const shopper = shopperIn(domains, guest);
    const fields = { deliveryMethod: 'PICKUP', pickupLocationId: domains.paris };
    const order = assertOrder(await shopper.pay(await shopper.fill([{ variantId: coat, quantity: 1 }], fields)));
    const [fulfillment] = order.fulfillmentOrders;
    const input = () => ({ fulfillmentOrderId: fulfillment?.id, idempotencyKey: key() });
    const codeFor = async (actor: Parameters<SalesDomains['ask']>[1]) =>
      (await shopperIn(domains, actor).order(order.id)).fulfillmentOrders[0]?.pickupCode;
    expect(await codeFor(associateAt(domains.paris))).toBe(fulfillment?.pickupCode);
    expect(await codeFor(associateAt(domains.lyon))).toBeNull();
    expect(await codeFor({ ...admin, roles: ['EXECUTIVE', 'MERCHANDISER'] } as typeof admin)).toBeNull();
    expect(await ask(associateAt(domains.lyon), READY, input())).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(anonymous, READY, input())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await ask(associateAt(domains.paris), READY, input())).toMatchObject({
      fulfillmentOrder: { status: 'READY' },
    });
    const wrong = { ...input(), pickupCode: '0000000' };
    expect(await ask(associateAt(domains.paris), COMPLETE_PICKUP, wrong)).toMatchObject({ errorCode: 'VALIDATION' });
    const right = { ...input(), pickupCode: fulfillment?.pickupCode };
    expect(await ask(associateAt(domains.paris), COMPLETE_PICKUP, right)).toMatchObject({
      fulfillmentOrder: { status: 'PICKED_UP' },
    });
    expect(await levelAt(coat, domains.paris)).toMatchObject({ committed: 0, onHand: 1 });
  });
});

describe('returning', () => {
  it('in any store puts the unit into its stock and pays its share back', async () => {
    const { coat, customerId, order } = await shipped(3, 1_000);
    const orderLineId = order.lines[0]?.id;
    const lines = [{ orderLineId, quantity: 1, disposition: 'RESTOCKED' }];
    const input = { orderId: order.id, locationId: domains.lyon, lines, idempotencyKey: key() };
    const lyon = associateAt(domains.lyon);
    const [first, again] = await Promise.all([ask(lyon, RETURN, input), ask(lyon, RETURN, input)]);
    expect(first).toMatchObject({ return: { amountRefunded: { amount: '120.00' } } });
    expect(again.return).toEqual(first.return);
    expect(await levelAt(coat, domains.lyon)).toMatchObject({ available: 1, onHand: 1 });
    const after = await shopperIn(domains, admin).order(order.id);
    expect(after).toMatchObject({
      returnStatus: 'PARTIALLY_RETURNED',
      paymentStatus: 'PARTIALLY_REFUNDED',
      amountRefunded: { amount: '120.00' },
    });
    // 300 points earned, a third reversed; a third of the 1,000 redeemed restored.
    expect(await pointsOf(customerId)).toBe(200 + 333);
    expect(await ask(lyon, RETURN, { ...input, lines: [{ ...lines[0], quantity: 2 }] })).toMatchObject({
      errorCode: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('takes back each unit once, however many race, and refunds the whole to the cent', async () => {
    const coat = await domains.product('9.99', { [domains.warehouse]: 10 });
    const shopper = shopperIn(domains, guest);
    const order = assertOrder(await shopper.pay(await shopper.fill([{ variantId: coat, quantity: 7 }])));
    const fulfillmentOrderId = order.fulfillmentOrders[0]?.id;
    await ask(admin, SHIP, { fulfillmentOrderId, idempotencyKey: key() });
    const lines = [{ orderLineId: order.lines[0]?.id, quantity: 1, disposition: 'DAMAGED' }];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        ask(admin, RETURN, { orderId: order.id, locationId: domains.lyon, lines, idempotencyKey: key() }),
      ),
    );
    expect(answers.filter((answer) => answer.__typename === 'CreateReturnPayload')).toHaveLength(7);
    expect(answers.filter((answer) => answer.errorCode === 'STATE_CONFLICT')).toHaveLength(3);
    const after = await shopperIn(domains, admin).order(order.id);
    expect(after).toMatchObject({ returnStatus: 'RETURNED', amountRefunded: { amount: '74.83' } });
    expect(await levelAt(coat, domains.lyon)).toMatchObject({ damaged: 7, available: 0 });
  });

  it('is refused for what has not left, is not of the order, or in a store that is not the associate’s', async () => {
    const { order } = await placed(1);
    const line = { orderLineId: order.lines[0]?.id, quantity: 1, disposition: 'RESTOCKED' };
    const input = { orderId: order.id, locationId: domains.paris, lines: [line], idempotencyKey: key() };
    expect(await ask(admin, RETURN, input)).toMatchObject({ errorCode: 'STATE_CONFLICT' });
    expect(await ask(admin, RETURN, { ...input, lines: [{ ...line, orderLineId: newId('orl') }] })).toMatchObject({
      errorCode: 'VALIDATION',
    });
    expect(await ask(associateAt(domains.lyon), RETURN, input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(anonymous, RETURN, input)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
