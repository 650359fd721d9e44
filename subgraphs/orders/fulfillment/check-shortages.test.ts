import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anonymous } from '#kernel/request/actor.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { admin, associateAt, customerActor } from '../../../test/support/sales-domains.ts';
import { type Answer, assertOrder, type OrderView, shopperIn, withoutPages } from '../../../test/support/shopping.ts';
import { unique } from '../../../test/support/unique.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';
import { checkShortages } from './check-shortages.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
beforeEach(() => shop.clock.advance(MINUTE));
afterAll(async () => {
  await shop.recover();
  const broken = await brokenInvariants(shop.db);
  await shop.close();
  expect(broken).toEqual([]);
});

const SALE = `mutation ($input: RecordPosSaleInput!) { recordPosSale(input: $input) { __typename ... on UserError { message } } }`;
const SET = `mutation ($input: SetInventoryInput!) { setInventory(input: $input) { __typename ... on UserError { message } } }`;
const ADJUST = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) { __typename ... on UserError { message } } }`;
const STEP = `mutation ($input: ShipFulfillmentInput!) { shipFulfillment(input: $input) { __typename ... on UserError { errorCode } } }`;
const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename ... on UserError { errorCode } } }`;
const WORK = `query ($id: ID!) { order(ref: { id: $id }) { fulfillmentOrders { nodes {
  id status location { id } exception { raisedAt } lines { quantity missingQuantity } } } } }`;
const EXCEPTIONS = `query ($locationIds: [ID!]) { fulfillmentOrders(filter: { hasException: true, locationIds: $locationIds }) {
  nodes { id order { id } lines { missingQuantity } } } }`;
const LEVELS = `query ($ids: [ID!]!) { inventoryLevels(filter: { variantIds: $ids }, first: 9) { nodes { location { id } available committed shortage } } }`;

interface Work {
  fulfillmentOrders: Array<{
    id: string;
    status: string;
    location: { id: string };
    exception: { raisedAt: string } | null;
    lines: Array<{ quantity: number; missingQuantity: number }>;
  }>;
}
const context = () => createServiceContext('orders');
async function buy(variantId: string, quantity = 1, fields: Record<string, unknown> = {}): Promise<OrderView> {
  shop.clock.advance(1_000);
  const shopper = shopperIn(shop, customerActor(await shop.customer()));
  return assertOrder(await shopper.pay(await shopper.fill([{ variantId, quantity }], fields)));
}
async function sellInParis(variantId: string, quantity: number): Promise<void> {
  const amount = { amount: `${quantity}.00`, currencyCode: 'EUR' };
  const input = {
    terminalCode: unique('pos'),
    sequence: 1,
    location: { id: shop.paris },
    occurredAt: shop.clock.now().toISOString(),
    lines: [{ variant: { id: variantId }, quantity, unitPrice: { amount: '1.00', currencyCode: 'EUR' } }],
    payments: [{ kind: 'CASH', amount }],
  };
  expect(await shop.ask('orders', associateAt(shop.paris), SALE, { input })).toEqual({
    __typename: 'RecordPosSalePayload',
  });
}
async function stockAt(variantId: string, locationId: string, delta: number): Promise<void> {
  const changes = [{ variantId, locationId, state: 'AVAILABLE', delta }];
  const input = { idempotencyKey: randomUUID(), reason: 'delivery', changes };
  expect(await shop.ask('inventory', admin, ADJUST, { input })).toEqual({ __typename: 'AdjustInventoryPayload' });
}
/** What the worker does by itself. */
const resolve = (deps = shop.deps) => checkShortages(deps, context());
const workOf = async (order: { id: string }) =>
  withoutPages(await shop.ask<Work>('orders', admin, WORK, { id: order.id })).fulfillmentOrders;
async function levelsOf(variantId: string) {
  const { nodes } = await shop.ask<{ nodes: Array<{ location: { id: string } }> }>('inventory', admin, LEVELS, {
    ids: [variantId],
  });
  return Object.fromEntries(nodes.map(({ location, ...units }) => [location.id, units]));
}
const exceptions = async (actor: Parameters<OrdersShop['ask']>[1] = admin, args: object = {}) =>
  (await shop.ask<{ nodes: Array<{ order: { id: string } }> }>('orders', actor, EXCEPTIONS, { ...args })).nodes;

describe('units that a POS sold although they were promised', () => {
  it('are sent from elsewhere by the routing rule to who ordered last; who ordered first is served as promised', async () => {
    const coat = await shop.product('60.00', { [shop.paris]: 2 });
    const [first, last] = [await buy(coat), await buy(coat)];
    await stockAt(coat, shop.lyon, 5);
    await stockAt(coat, shop.warehouse, 1);
    await sellInParis(coat, 1);
    await resolve();
    expect(await workOf(first)).toMatchObject([{ status: 'OPEN', location: { id: shop.paris }, exception: null }]);
    expect(await workOf(last)).toMatchObject([
      { status: 'CANCELED', location: { id: shop.paris }, lines: [] },
      { status: 'OPEN', location: { id: shop.warehouse }, lines: [{ quantity: 1, missingQuantity: 0 }] },
    ]);
    expect(await levelsOf(coat)).toEqual({
      [shop.paris]: { available: 0, committed: 1, shortage: 0 },
      [shop.warehouse]: { available: 0, committed: 1, shortage: 0 },
      [shop.lyon]: { available: 5, committed: 0, shortage: 0 },
    });
    const [, sent] = await workOf(last);
    const input = { fulfillmentOrderId: sent?.id, idempotencyKey: randomUUID() };
    expect(await shop.ask('orders', admin, STEP, { input })).toEqual({ __typename: 'ShipFulfillmentPayload' });
  });

  it('are only those that are missing: the rest of the order stays, and a cancellation frees each where it is', async () => {
    const coat = await shop.product('60.00', { [shop.paris]: 3 });
    const order = await buy(coat, 3);
    await stockAt(coat, shop.warehouse, 4);
    await sellInParis(coat, 1);
    await resolve();
    expect(await workOf(order)).toMatchObject([
      { location: { id: shop.paris }, lines: [{ quantity: 2 }] },
      { location: { id: shop.warehouse }, lines: [{ quantity: 1 }] },
    ]);
    const input = { orderId: order.id, reason: 'too late', idempotencyKey: randomUUID() };
    expect(await shop.ask('orders', admin, CANCEL, { input })).toEqual({ __typename: 'CancelOrderPayload' });
    expect(await levelsOf(coat)).toEqual({
      [shop.paris]: { available: 2, committed: 0, shortage: 0 },
      [shop.warehouse]: { available: 4, committed: 0, shortage: 0 },
    });
  });

  it('move once, however often it is reported and however many workers look', async () => {
    const coat = await shop.product('60.00', { [shop.paris]: 4 });
    const orders = [await buy(coat), await buy(coat), await buy(coat), await buy(coat)];
    await stockAt(coat, shop.warehouse, 3);
    await sellInParis(coat, 3);
    await Promise.all(Array.from({ length: 4 }, () => resolve()));
    await resolve();
    const work = await Promise.all(orders.map(workOf));
    const open = work.map((all) => all.filter(({ status }) => status === 'OPEN').map(({ location }) => location.id));
    expect(open).toEqual([[shop.paris], [shop.warehouse], [shop.warehouse], [shop.warehouse]]);
    expect(await levelsOf(coat)).toMatchObject({ [shop.paris]: { shortage: 0 }, [shop.warehouse]: { available: 0 } });
  });
});

describe('units that nobody has', () => {
  it('mark the fulfillment order for the staff of its store, until they come in somewhere', async () => {
    const coat = await shop.product('60.00', { [shop.paris]: 1 });
    const order = await buy(coat);
    await sellInParis(coat, 1);
    await resolve();
    await resolve();
    expect(await workOf(order)).toMatchObject([
      { status: 'OPEN', exception: { raisedAt: expect.any(String) }, lines: [{ quantity: 1, missingQuantity: 1 }] },
    ]);
    const mine = async (actor: Parameters<OrdersShop['ask']>[1] = admin, args: object = {}) =>
      (await exceptions(actor, args)).filter((one) => one.order.id === order.id);
    expect(await mine(associateAt(shop.paris))).toMatchObject([{ lines: [{ missingQuantity: 1 }] }]);
    expect(await mine(associateAt(shop.lyon))).toEqual([]);
    expect(await mine(admin, { locationIds: [shop.lyon] })).toEqual([]);
    const refused = await shop.send('orders', anonymous, EXCEPTIONS);
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    await stockAt(coat, shop.warehouse, 1);
    shop.clock.advance(MINUTE);
    await resolve();
    expect((await workOf(order)).at(-1)).toMatchObject({ location: { id: shop.warehouse }, exception: null });
    expect(await mine()).toEqual([]);
  });

  it('are no exception any more once a count has found them', async () => {
    const coat = await shop.product('60.00', { [shop.paris]: 1 });
    const order = await buy(coat);
    const count = async (quantity: number) => {
      const quantities = [{ variantId: coat, locationId: shop.paris, state: 'ON_HAND', quantity }];
      const input = { idempotencyKey: randomUUID(), reason: 'counted', quantities };
      await shop.ask('inventory', admin, SET, { input });
    };
    await count(0);
    await resolve();
    expect(await workOf(order)).toMatchObject([{ lines: [{ missingQuantity: 1 }] }]);
    await count(1);
    shop.clock.advance(MINUTE);
    await resolve();
    expect(await workOf(order)).toMatchObject([{ status: 'OPEN', exception: null, lines: [{ missingQuantity: 0 }] }]);
  });

  it('leave a pickup where its customer comes, marked, although others have them', async () => {
    const coat = await shop.product('60.00', { [shop.paris]: 1 });
    const order = await buy(coat, 1, { deliveryMethod: 'PICKUP', pickupLocationId: shop.paris });
    await stockAt(coat, shop.warehouse, 5);
    await sellInParis(coat, 1);
    await resolve();
    expect(await workOf(order)).toMatchObject([{ location: { id: shop.paris }, lines: [{ missingQuantity: 1 }] }]);
  });
});

describe('a re-route that a crash or a failure interrupts', () => {
  it('is finished with what inventory gave, and keeps its fulfillment order from leaving meanwhile', async () => {
    const coat = await shop.product('60.00', { [shop.paris]: 1 });
    const order = await buy(coat);
    await stockAt(coat, shop.warehouse, 2);
    await sellInParis(coat, 1);
    const dying: typeof shop.deps = {
      ...shop.deps,
      ports: {
        async call(operation, variables, request) {
          const answer = await shop.deps.ports.call(operation, variables, request);
          if (operation.document.includes('inventoryReroute')) throw new UnavailableError('the process is gone');
          return answer;
        },
      },
    };
    await resolve(dying);
    expect(await levelsOf(coat)).toMatchObject({ [shop.warehouse]: { available: 1, committed: 1 } });
    const [open] = await workOf(order);
    const step = { fulfillmentOrderId: open?.id, idempotencyKey: randomUUID() };
    expect(await shop.ask<Answer>('orders', admin, STEP, { input: step })).toMatchObject({ code: 'UNAVAILABLE' });
    const cancel = { orderId: order.id, reason: 'late', idempotencyKey: randomUUID() };
    expect(await shop.ask<Answer>('orders', admin, CANCEL, { input: cancel })).toMatchObject({ code: 'UNAVAILABLE' });
    shop.clock.advance(MINUTE);
    await shop.recover();
    await resolve();
    expect(await workOf(order)).toMatchObject([
      { status: 'CANCELED' },
      { status: 'OPEN', location: { id: shop.warehouse }, lines: [{ quantity: 1 }] },
    ]);
    expect(await levelsOf(coat)).toMatchObject({ [shop.warehouse]: { available: 1, committed: 1 } });
  });

  it('begins once inventory is back', async () => {
    const coat = await shop.product('60.00', { [shop.paris]: 1 });
    const order = await buy(coat);
    await stockAt(coat, shop.warehouse, 1);
    await sellInParis(coat, 1);
    const down = { call: () => Promise.reject(new UnavailableError('inventory is down')) };
    await expect(resolve({ ...shop.deps, ports: down })).rejects.toBeInstanceOf(UnavailableError);
    expect(await workOf(order)).toMatchObject([{ status: 'OPEN', location: { id: shop.paris } }]);
    shop.clock.advance(MINUTE);
    await resolve();
    expect((await workOf(order)).at(-1)).toMatchObject({ location: { id: shop.warehouse } });
  });
});
