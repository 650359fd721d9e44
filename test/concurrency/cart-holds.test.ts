import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { CHANNELS, channelIds } from '../support/channel-ids.ts';
import { deliverable, fillCart, type GuestCart, inParallel, orderCart, stockShop } from '../support/checkout-load.ts';
import { createGraphClient, type GraphClient } from '../support/graph-client.ts';
import { type InstanceProcess, startInstanceProcess } from '../support/instance-process.ts';
import { brokenAtRest, unitsOrdered } from '../support/order-invariants.ts';
import { rowsAs } from '../support/rows-as.ts';
import { prepareEnvironment, type TestEnvironment } from '../support/test-instance.ts';

const UNITS = 5;
const SHOPPERS = 40;
/** Milliseconds in which an instance comes to rest. */
const REST_MS = 40_000;

let environment: TestEnvironment;
let servers: [InstanceProcess, InstanceProcess];
let clients: [GraphClient, GraphClient];
let variants: string[];

beforeAll(async () => {
  environment = await prepareEnvironment();
  servers = await Promise.all([startInstanceProcess(environment.env), startInstanceProcess(environment.env)]);
  clients = [createGraphClient(servers[0].url), createGraphClient(servers[1].url)];
  variants = await stockShop(clients[0], await environment.adminToken(), { locations: UNITS, products: 2, units: 1 });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()));
  await environment.close();
});

const KEEP = `mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename } }`;
const CREATE = `mutation ($input: CreateCartInput!) { createCart(input: $input) { __typename
  ... on CreateCartPayload { cart { id } session { accessToken } } ... on UserError { errorCode } } }`;
const DELIVER = `mutation ($input: UpdateCartInput!) { updateCart(input: $input) { __typename } }`;

async function keep(cartHoldMinutes: number | null): Promise<void> {
  const { channels } = await clients[0].ask<{ channels: Array<{ id: string; code: string }> }>(CHANNELS);
  const [channelId] = channelIds(channels, ['WEB']);
  await clients[0].ask(KEEP, { input: { channelId, cartHoldMinutes } }, await environment.adminToken());
}
const clientOf = (index: number) => clients[index % 2 === 0 ? 0 : 1];

interface Taken {
  errorCode?: string;
  cart?: { id: string };
  session?: { accessToken: string } | null;
}
async function take(index: number, variantId: string): Promise<GuestCart | undefined> {
  const input = { idempotencyKey: randomUUID(), lines: [{ variantId, quantity: 1 }] };
  const { createCart } = await clientOf(index).ask<{ createCart: Taken }>(CREATE, { input });
  const { cart, session, errorCode } = createCart;
  if (cart && session) return { id: cart.id, token: session.accessToken };
  if (errorCode !== 'INSUFFICIENT_STOCK') throw new Error(errorCode);
  return undefined;
}

async function order(index: number, cart: GuestCart): Promise<string> {
  const key = randomUUID();
  for (;;) {
    const answer = await orderCart(clientOf(index), cart, key).catch(() => undefined);
    if (answer) return answer.__typename;
  }
}

/** What the clock will do, at once: the time of every hold that it ends is over. */
async function holdsExpire(): Promise<void> {
  const db = environment.database.open('inventory');
  await db.query(sql`update stock_hold_line set expires_at = now() where status = 'LIVE' and expires_at is not null`);
  await db.query(sql`update stock_hold set expires_at = now() where status = 'LIVE' and expires_at is not null`);
}

it('gives the last 5 units to the 5 of 40 shoppers whose carts took them, and to no earlier checkout', async () => {
  const [variantId = ''] = variants;
  await keep(null);
  const rivals: GuestCart[] = [];
  await inParallel(SHOPPERS, 8, async (index) => {
    rivals.push(await fillCart(clientOf(index), [{ variantId, quantity: 1 }]));
  });
  await keep(15);
  const taken = await Promise.all(Array.from({ length: SHOPPERS }, (_, index) => take(index, variantId)));
  const holders = taken.filter((cart) => cart !== undefined);
  expect(holders).toHaveLength(UNITS);
  for (const { id, token } of holders)
    await clients[1].ask(DELIVER, { input: { ...deliverable(), cartId: id } }, token);
  const outcomes = await Promise.all([...rivals, ...holders].map((cart, index) => order(index, cart)));
  expect(outcomes.slice(0, SHOPPERS)).toEqual(Array.from({ length: SHOPPERS }, () => 'InsufficientStockError'));
  expect(outcomes.slice(SHOPPERS)).toEqual(Array.from({ length: UNITS }, () => 'CompleteCheckoutPayload'));
  expect(await unitsOrdered(environment.database.open('orders'), variantId)).toBe(UNITS);
  expect(await brokenAtRest(environment.database, REST_MS)).toEqual([]);
});

it('kill -9 while carts take units: what carts show is held, and what died in between is free by the clock', async () => {
  const [, variantId = ''] = variants;
  await keep(15);
  let killed: Promise<void> | undefined;
  const taken = await Promise.all(
    Array.from({ length: SHOPPERS }, async (_, index) => {
      const cart = await take(index, variantId).catch(() => undefined);
      if (cart && !killed) killed = servers[0].end('SIGKILL');
      return cart;
    }),
  );
  await killed;
  servers[0] = await startInstanceProcess(environment.env);
  clients[0] = createGraphClient(servers[0].url);
  const carts = taken.filter((cart) => cart !== undefined).map(({ id }) => id);
  const held = await rowsAs<{ ownerId: string; quantity: number }>(
    environment.database.open('inventory'),
    sql`
    select h.owner_id as "ownerId", sum(l.quantity)::int as quantity
    from stock_hold h join stock_hold_line l on l.hold_id = h.id and l.status = 'LIVE'
    where h.status = 'LIVE' and h.owner_id like 'crt_%' group by h.owner_id`,
  );
  expect(held.length).toBeLessThanOrEqual(UNITS);
  expect(held.filter(({ ownerId }) => carts.includes(ownerId))).toHaveLength(carts.length);
  await holdsExpire();
  expect(await brokenAtRest(environment.database, REST_MS)).toEqual([]);
  const [again] = await Promise.all(Array.from({ length: UNITS }, (_, index) => take(index, variantId)));
  expect(again).toBeDefined();
  await holdsExpire();
  expect(await brokenAtRest(environment.database, REST_MS)).toEqual([]);
});
