import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNELS, channelIds } from '../support/channel-ids.ts';
import { deliverable, inParallel, stockShop } from '../support/checkout-load.ts';
import { openTestInstance, type TestInstance } from '../support/test-instance.ts';

/** Statements before the answer as measured, all domains together; BEGIN and COMMIT count. */
const ADD_TO_CART = { withoutHolds: 4, withHolds: 11 };
const CHECKOUT = { withoutHolds: 30, withHolds: 29 };
/**
 * After the answer: consumers take the events of several checkouts in one go, and what idle polling sends is estimated.
 * 28 to 30 before customers read the orders' events for the addresses that buyers gave, 30 to 33 with it.
 */
const MAX_AFTER = 34;

const CREATE = `mutation ($input: CreateCartInput!) {
  createCart(input: $input) { ... on CreateCartPayload { cart { id } } ... on UserError { message } } }`;
const ADD = `mutation ($input: AddCartLinesInput!) { addCartLines(input: $input) { __typename
  ... on AddCartLinesPayload { cart { id lines { quantity variant { id title product { title } } cost { total { gross { amount } } } }
    cost { total { gross { amount } } } amountDue { amount } } }
  ... on UserError { message } } }`;
const UPDATE = `mutation ($input: UpdateCartInput!) { updateCart(input: $input) { __typename ... on UserError { message } } }`;
const KEEP = `mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename } }`;
const CHECK_OUT = `mutation ($input: CompleteCheckoutInput!) { completeCheckout(input: $input) { __typename
  ... on CompleteCheckoutPayload { completion checkout { id status }
    order { id number cost { total { gross { amount } } } lines { nodes { quantity variant { id title availability { availableQuantity } } } } } }
  ... on UserError { message } } }`;

let instance: TestInstance;
let variants: string[];
beforeAll(async () => {
  instance = await openTestInstance();
  variants = await stockShop(instance, await instance.adminToken(), { locations: 2, products: 3, units: 500 });
});
afterAll(() => instance.close());

interface Outcome {
  readonly __typename: string;
  readonly completion?: string;
  readonly cart?: { id: string };
}
async function run(document: string, input: object, token?: string): Promise<{ outcome: Outcome; statements: number }> {
  const reply = await instance.send<Record<string, Outcome>>(document, { input }, token === undefined ? {} : { token });
  const [outcome] = Object.values(reply.data ?? {});
  if (reply.errors.length > 0 || !outcome) throw new Error(JSON.stringify(reply.errors));
  const header = reply.headers.get('x-passerelle-statements') ?? '';
  const statements = header.split(',').reduce((sum, part) => sum + Number(part.split('=').at(-1)), 0);
  return { outcome, statements };
}

async function readyCart(token: string): Promise<{ id: string; statements: number }> {
  const lines = variants.map((variantId) => ({ variantId, quantity: 1 }));
  const created = await run(CREATE, { idempotencyKey: randomUUID(), lines }, token);
  const { cart } = created.outcome;
  if (!cart) throw new Error('no cart');
  const updated = await run(UPDATE, { ...deliverable(), cartId: cart.id }, token);
  return { id: cart.id, statements: created.statements + updated.statements };
}
function buy(cartId: string, token: string): Promise<{ outcome: Outcome; statements: number }> {
  const payment = { kind: 'CARD', provider: 'test', paymentToken: 'accept' };
  return run(CHECK_OUT, { idempotencyKey: randomUUID(), cartId, payment }, token);
}

/** Counts everything that this process sends to PostgreSQL, requests and background alike. */
function countEverything(): { sent(): number; stop(): void } {
  const original = pg.Client.prototype.query;
  let sent = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    sent += 1;
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  return {
    sent: () => sent,
    stop: () => {
      pg.Client.prototype.query = original;
    },
  };
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('through the gateway', () => {
  it(`adding to a cart takes ${ADD_TO_CART.withoutHolds} statements`, async () => {
    const token = await instance.tokenFor({ kind: 'customer', customerId: `cus_${randomUUID()}`, sessionId: 'budget' });
    const cart = await readyCart(token);
    const lines = variants.map((variantId) => ({ variantId, quantity: 1 }));
    const { outcome, statements } = await run(ADD, { idempotencyKey: randomUUID(), cartId: cart.id, lines }, token);
    expect(outcome.__typename).toBe('AddCartLinesPayload');
    expect(statements).toBe(ADD_TO_CART.withoutHolds);
  });

  it('takes the statements of the stock too where the channel keeps the units of its carts', async () => {
    const token = await instance.tokenFor({ kind: 'customer', customerId: `cus_${randomUUID()}`, sessionId: 'budget' });
    const admin = await instance.adminToken();
    const { channels } = await instance.ask<{ channels: Array<{ id: string; code: string }> }>(CHANNELS);
    const [channelId] = channelIds(channels, ['WEB']);
    const { outcome } = await run(KEEP, { channelId, cartHoldMinutes: 15 }, admin);
    expect(outcome.__typename).toBe('UpdateChannelPayload');
    const cart = await readyCart(token);
    const lines = variants.map((variantId) => ({ variantId, quantity: 1 }));
    const added = await run(ADD, { idempotencyKey: randomUUID(), cartId: cart.id, lines }, token);
    expect(added.outcome.__typename).toBe('AddCartLinesPayload');
    expect(added.statements).toBe(ADD_TO_CART.withHolds);
    const bought = await buy(cart.id, token);
    expect(bought.outcome).toMatchObject({ __typename: 'CompleteCheckoutPayload', completion: 'DONE' });
    expect(bought.statements).toBe(CHECKOUT.withHolds);
    await run(KEEP, { channelId, cartHoldMinutes: null }, admin);
  });

  it(`a checkout takes ${CHECKOUT.withoutHolds} statements before the answer and at most ${MAX_AFTER} after it`, async () => {
    const token = await instance.tokenFor({ kind: 'customer', customerId: `cus_${randomUUID()}`, sessionId: 'budget' });
    const { outcome, statements } = await buy((await readyCart(token)).id, token);
    expect(outcome).toMatchObject({ __typename: 'CompleteCheckoutPayload', completion: 'DONE' });
    expect(statements).toBe(CHECKOUT.withoutHolds);

    await pause(3_000);
    const counter = countEverything();
    const idleMs = 3_000;
    await pause(idleMs);
    const idlePerMs = counter.sent() / idleMs;
    const [begun, before] = [performance.now(), counter.sent()];
    let own = 0;
    const checkouts = 16;
    // Four shoppers at once: consumers take what has come meanwhile in one go.
    await inParallel(checkouts, 4, async () => {
      const cart = await readyCart(token);
      const bought = await buy(cart.id, token);
      own += cart.statements + bought.statements;
    });
    await pause(3_000);
    const after = counter.sent() - before - own - idlePerMs * (performance.now() - begun);
    counter.stop();
    expect(after / checkouts).toBeLessThanOrEqual(MAX_AFTER);
  });
});
