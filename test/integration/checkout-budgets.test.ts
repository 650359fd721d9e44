import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { CHANNELS, channelIds } from '../support/channel-ids.ts';
import { deliverable, inParallel, stockShop } from '../support/checkout-load.ts';
import { openTestInstance, type TestInstance } from '../support/test-instance.ts';

/**
 * Statements before the answer as measured, all domains together; BEGIN and COMMIT count. `alone` answers the cart or the
 * order itself; the others also read the names of what is in it, and a checkout what is in stock afterwards.
 */
const ADD_TO_CART = { alone: 3, withoutHolds: 4, withHolds: 9 };
const CHECKOUT = { alone: 18, withoutHolds: 20, withHolds: 20 };
/**
 * What each consumer of a publisher sends to handle one checkout that nothing else comes with, the first of its buyer:
 * its points, its buyer's address and timeline, the timeline of the points, and the record that the address made.
 */
const HANDLING = {
  'loyalty of orders': 4,
  'customers of orders': 20,
  'customers of loyalty': 4,
  'loyalty of customers': 4,
  'orders of customers': 4,
};
/** Milliseconds that a consumer lets events gather after a batch. */
const GATHER_MS = 500;

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

const ADD_ALONE = `mutation ($input: AddCartLinesInput!) { addCartLines(input: $input) { __typename
  ... on AddCartLinesPayload { cart { id lines { id quantity } cost { total { gross { amount } } } } } } }`;
const CHECK_OUT_ALONE = `mutation ($input: CompleteCheckoutInput!) { completeCheckout(input: $input) { __typename
  ... on CompleteCheckoutPayload { completion order { id number } } } }`;

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
function buy(cartId: string, token: string, document = CHECK_OUT): Promise<{ outcome: Outcome; statements: number }> {
  const payment = { kind: 'CARD', provider: 'test', paymentToken: 'accept' };
  return run(document, { idempotencyKey: randomUUID(), cartId, payment }, token);
}

interface Sent {
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Deliveries of events, which are transactions that begin by moving a cursor: how many statements each took. */
function watchDeliveries(): { readonly done: Map<string, number[]>; stop(): void } {
  const original = pg.Client.prototype.query;
  const done = new Map<string, number[]>();
  const open = new Map<pg.Client, Sent[]>();
  pg.Client.prototype.query = function watched(this: pg.Client, ...args: unknown[]) {
    const [query] = args as [string | Sent];
    const sent = typeof query === 'string' ? { text: query } : query;
    if (sent.text === 'BEGIN') open.set(this, []);
    const all = open.get(this);
    all?.push(sent);
    if (sent.text === 'COMMIT' && all) {
      open.delete(this);
      const { application_name: name } = (this as unknown as { connectionParameters: { application_name: string } })
        .connectionParameters;
      const consumer = `${name.replace('passerelle-', '')} of ${String(all[1]?.values?.[1])}`;
      if (/^\s*with moved as \(\s*update event_cursor/.test(all[1]?.text ?? ''))
        done.set(consumer, [...(done.get(consumer) ?? []), all.length]);
    }
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  return {
    done,
    stop: () => {
      pg.Client.prototype.query = original;
    },
  };
}

/** Waits until what was published is handled. */
async function settle(): Promise<void> {
  for (const consumer of Object.keys(HANDLING)) {
    const [subscriber, publisher] = consumer.split(' of ') as [Domain, Domain];
    const end = await instance.callPort(publisher, `{ ${publisher}EventsAfter(after: "0:0", limit: 1, waitMs: 0) }`);
    const { horizon } = Object.values(end.data ?? {})[0] as { horizon: string };
    const done = await instance.callPort(
      subscriber,
      `mutation { ${subscriber}CatchUp(publisher: "${publisher}", position: "${horizon}", timeoutMs: 5000) }`,
    );
    expect(Object.values(done.data ?? {})).toEqual([true]);
  }
}

describe('through the gateway', () => {
  it(`adding to a cart takes ${ADD_TO_CART.withoutHolds} statements`, async () => {
    const token = await instance.tokenFor({ kind: 'customer', customerId: `cus_${randomUUID()}`, sessionId: 'budget' });
    const cart = await readyCart(token);
    const lines = variants.map((variantId) => ({ variantId, quantity: 1 }));
    const { outcome, statements } = await run(ADD, { idempotencyKey: randomUUID(), cartId: cart.id, lines }, token);
    expect(outcome.__typename).toBe('AddCartLinesPayload');
    expect(statements).toBe(ADD_TO_CART.withoutHolds);
  });

  it(`adding to a cart takes ${ADD_TO_CART.alone} statements of its own, and a checkout ${CHECKOUT.alone}`, async () => {
    const token = await instance.tokenFor({ kind: 'customer', customerId: `cus_${randomUUID()}`, sessionId: 'budget' });
    const cart = await readyCart(token);
    const lines = variants.map((variantId) => ({ variantId, quantity: 1 }));
    const added = await run(ADD_ALONE, { idempotencyKey: randomUUID(), cartId: cart.id, lines }, token);
    expect(added.outcome.__typename).toBe('AddCartLinesPayload');
    expect(added.statements).toBe(ADD_TO_CART.alone);
    const bought = await buy(cart.id, token, CHECK_OUT_ALONE);
    expect(bought.outcome).toMatchObject({ __typename: 'CompleteCheckoutPayload', completion: 'DONE' });
    expect(bought.statements).toBe(CHECKOUT.alone);
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
    // A consumer that posts points of an order before would have one of both begin again.
    await settle();
    const bought = await buy(cart.id, token);
    expect(bought.outcome).toMatchObject({ __typename: 'CompleteCheckoutPayload', completion: 'DONE' });
    expect(bought.statements).toBe(CHECKOUT.withHolds);
    await run(KEEP, { channelId, cartHoldMinutes: null }, admin);
  });

  // Where a consumer posts the points of the order at the same moment, the second of both begins again.
  it(`a checkout takes ${CHECKOUT.withoutHolds} statements before the answer, and consumers a fixed number after it`, {
    retry: 4,
  }, async () => {
    const token = await instance.tokenFor({ kind: 'customer', customerId: `cus_${randomUUID()}`, sessionId: 'budget' });
    const cart = await readyCart(token);
    await settle();
    const deliveries = watchDeliveries();
    try {
      const { outcome, statements } = await buy(cart.id, token);
      expect(outcome).toMatchObject({ __typename: 'CompleteCheckoutPayload', completion: 'DONE' });
      expect(statements).toBe(CHECKOUT.withoutHolds);
      await settle();
      const sums = [...deliveries.done].map(([consumer, all]) => [consumer, all.reduce((sum, one) => sum + one, 0)]);
      expect(Object.fromEntries(sums)).toEqual(HANDLING);
    } finally {
      deliveries.stop();
    }
  });

  it('consumers handle many checkouts together: once in half a second, however many come', async () => {
    const token = await instance.tokenFor({ kind: 'customer', customerId: `cus_${randomUUID()}`, sessionId: 'budget' });
    const deliveries = watchDeliveries();
    const begun = performance.now();
    await inParallel(16, 4, async () => {
      const bought = await buy((await readyCart(token)).id, token);
      expect(bought.outcome.completion).toBe('DONE');
    });
    const halfSeconds = (performance.now() - begun) / GATHER_MS;
    deliveries.stop();
    expect([...deliveries.done.keys()]).toContain('loyalty of orders');
    for (const [consumer, all] of deliveries.done) expect(all.length, consumer).toBeLessThanOrEqual(1 + halfSeconds);
  });
});
