import { z } from 'zod';
import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { definePort } from '#kernel/ports/port.ts';
import { createRequestContext, createServiceContext } from '#kernel/request/context.ts';
import type { AppliedContext } from '#kernel/request/in-context.ts';
import { keyOf } from './key-of.ts';
import type { SeedSession } from './seed-session.ts';

/** Milliseconds that one step may take on a slow machine. */
const TIMEOUT_MS = 30_000;

const made = z.object({ id: z.string() });

function step<Result>(name: string, selection: string, result: z.ZodType<Result>) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return definePort<{ input: Record<string, unknown> }, Result>({
    domain: 'orders',
    document: `mutation Step($input: ${type}Input!) {
      ${name}(input: $input) { __typename ... on ${type}Payload { ${selection} } ... on UserError { message } } }`,
    result,
    timeoutMs: TIMEOUT_MS,
  });
}

const CREATE_CART = step('createCart', 'cart { id }', z.object({ cart: made.optional() }));
const UPDATE_CART = step('updateCart', 'cart { id }', z.object({ cart: made }));
const CHECKOUT = step(
  'completeCheckout',
  'order { id fulfillmentOrders { nodes { id } } }',
  z.object({ order: made.extend({ fulfillmentOrders: z.object({ nodes: z.array(made) }) }).optional() }),
);

/** The online shop, in French. */
export async function readWebContext(session: SeedSession): Promise<AppliedContext> {
  const [channel] = await session.read(
    'catalog',
    sql`select ${select({ id: text(sql`id`) })} from channel where code = 'WEB'`,
  );
  if (channel === undefined) throw new Error('The demo shop has no channel WEB');
  return {
    channelId: channel.id,
    channelCode: 'WEB',
    language: 'fr',
    currencyCode: 'EUR',
    countryCode: 'FR',
    storeId: null,
    hiddenChannelCodes: [],
  };
}

/** A customer who shops online, to whom orders are sent. */
export interface Buyer {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
}

/** What somebody who shops online now wants. */
export interface Wish {
  /** Under which it is made once. */
  readonly name: string;
  readonly buyer: Buyer;
  readonly context: AppliedContext;
  readonly variantIds: readonly string[];
  /** Where it is collected; shipped without one. */
  readonly pickupLocationId?: string;
}

const address = (name: string) => ({
  name,
  line1: '8 rue de Charonne',
  postalCode: '75011',
  city: 'Paris',
  countryCode: 'FR',
});

/** Puts variants into a cart. @returns its id; undefined where one of them is not available */
async function fillCart(session: SeedSession, wish: Wish): Promise<string | undefined> {
  const { name, variantIds } = wish;
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
  const input = { idempotencyKey: keyOf(`cart ${name}`), lines };
  return (await session.ports.call(CREATE_CART, { input }, contextOf(wish))).cart?.id;
}

/** The same, for the staff to see whose it is. */
export async function leaveCart(session: SeedSession, wish: Wish): Promise<void> {
  const cartId = await fillCart(session, wish);
  if (cartId === undefined) return;
  const { customerId, email } = wish.buyer;
  const input = { cartId, customerId, email, idempotencyKey: keyOf(`buyer of ${wish.name}`) };
  await session.ports.call(UPDATE_CART, { input }, contextOf(wish));
}

/** Buys it and pays by the test provider. @returns the work it makes; nothing where it is not available */
export async function placeOrder(session: SeedSession, wish: Wish): Promise<readonly string[]> {
  const { name, buyer, pickupLocationId } = wish;
  const cartId = await fillCart(session, wish);
  if (cartId === undefined) return [];
  const context = () => contextOf(wish);
  const delivery =
    pickupLocationId === undefined
      ? { deliveryMethod: 'SHIP', shippingAddress: address(buyer.name) }
      : { deliveryMethod: 'PICKUP', pickupLocationId };
  const update = {
    cartId,
    idempotencyKey: keyOf(`delivery ${name}`),
    email: buyer.email,
  };
  await session.ports.call(UPDATE_CART, { input: { ...update, ...delivery } }, context());
  const payment = { kind: 'CARD', provider: 'test', paymentToken: 'accept' };
  const input = { cartId, idempotencyKey: keyOf(`checkout ${name}`), payment };
  const { order } = await session.ports.call(CHECKOUT, { input }, context());
  return order?.fulfillmentOrders.nodes.map(({ id }) => id) ?? [];
}

const contextOf = ({ context }: Wish) =>
  createRequestContext({
    actor: { kind: 'service', name: 'demo' },
    applied: context,
    deadlineMs: Date.now() + TIMEOUT_MS,
  });

type Work = 'startFulfillment' | 'markFulfillmentReady';

const WORK = {
  startFulfillment: step('startFulfillment', '__typename', z.unknown()),
  markFulfillmentReady: step('markFulfillmentReady', '__typename', z.unknown()),
};

/** Does one step of the work of an order, as the store's staff would. */
export async function workOn(session: SeedSession, fulfillmentOrderId: string, work: Work): Promise<void> {
  const input = { fulfillmentOrderId, idempotencyKey: keyOf(`${work} ${fulfillmentOrderId}`) };
  await session.ports.call(WORK[work], { input }, createServiceContext('demo'));
}
