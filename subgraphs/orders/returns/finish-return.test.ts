import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { admin, customerActor, guest } from '../../../test/support/sales-domains.ts';
import {
  type Answer,
  assertOrder,
  ORDER_FIELDS,
  type OrderView,
  shopperIn,
  withoutPages,
} from '../../../test/support/shopping.ts';
import { unique } from '../../../test/support/unique.ts';
import type { PaymentProvider } from '../ports/payment-provider.ts';
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

const ERROR = '... on UserError { errorCode message }';
const PAYLOAD = `completion order { ${ORDER_FIELDS} }`;
const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename ... on CancelOrderPayload { ${PAYLOAD} } ${ERROR} } }`;
const RETURN = `mutation ($input: CreateReturnInput!) { createReturn(input: $input) { __typename ... on CreateReturnPayload { ${PAYLOAD} } ${ERROR} } }`;
const SHIP = `mutation ($input: ShipFulfillmentInput!) { shipFulfillment(input: $input) { __typename ${ERROR} } }`;
const TOTALS = `query ($customerId: ID!) { orders(filter: { customerId: $customerId }) { totals { orderCount netSales { amount } } } }`;

const idempotencyKey = () => randomUUID();
const cancel = (order: OrderView, actor = admin) =>
  shop.ask<Answer>('orders', actor, CANCEL, {
    input: { orderId: order.id, reason: 'x', idempotencyKey: idempotencyKey() },
  });
function giveBack(order: OrderView, at: number, quantity: number, locationId = shop.paris): Promise<Answer> {
  const lines = [{ orderLineId: order.lines[at]?.id, quantity, disposition: 'RESTOCKED' }];
  const input = { orderId: order.id, locationId, lines, idempotencyKey: idempotencyKey() };
  return shop.ask<Answer>('orders', admin, RETURN, { input });
}
const hourOfAdvice = () =>
  shop.product(
    '20.00',
    {},
    { variants: [{ sku: unique('sku'), kind: 'SERVICE', price: { amount: '20.00', currencyCode: 'EUR' } }] },
  );
async function shipped(coat: string): Promise<OrderView> {
  const shopper = shopperIn(shop, guest);
  const order = assertOrder(await shopper.pay(await shopper.fill([{ variantId: coat, quantity: 1 }])));
  const fulfillmentOrderId = order.fulfillmentOrders[0]?.id;
  await shop.ask('orders', admin, SHIP, { input: { fulfillmentOrderId, idempotencyKey: idempotencyKey() } });
  return order;
}

it('an order canceled after a service was given back is credited once, in the log and in the totals', async () => {
  const [coat, advice] = [await shop.product('100.00', { [shop.warehouse]: 5 }), await hourOfAdvice()];
  const customerId = await shop.customer();
  const shopper = shopperIn(shop, customerActor(customerId));
  const lines = [
    { variantId: coat, quantity: 1 },
    { variantId: advice, quantity: 3 },
  ];
  const order = assertOrder(await shopper.pay(await shopper.fill(lines)));
  assertOrder(await giveBack(order, 1, 2));
  expect(assertOrder(await cancel(order))).toMatchObject({ status: 'CANCELED', amountRefunded: { amount: '160.00' } });
  const facts = await rowsAs<{ type: string; units: bigint; net: bigint }>(
    shop.db('orders'),
    sql`
    select type, sum((line->>'quantity')::int) as units, sum((line->>'netMinor')::bigint)::bigint as net
    from event_log, jsonb_array_elements(payload->'lines') as line
    where aggregate_id = ${order.id} group by type order by type`,
  );
  expect(facts).toEqual([
    { type: 'orders.order-canceled.v1', units: 2n, net: 13_333n - 3_333n },
    { type: 'orders.order-placed.v1', units: 4n, net: 13_333n },
    { type: 'orders.order-returned.v1', units: 2n, net: 3_333n },
  ]);
  const { totals } = await shop.ask<{ totals: object }>('orders', admin, TOTALS, { customerId });
  expect(totals).toEqual({ orderCount: 0, netSales: { amount: '0.00' } });
});

it('a service that was rendered at once is given back by staff, not canceled by its buyer', async () => {
  const shopper = shopperIn(shop, customerActor(await shop.customer()));
  const order = assertOrder(await shopper.pay(await shopper.fill([{ variantId: await hourOfAdvice(), quantity: 1 }])));
  expect(await shopper.mutate(CANCEL, { orderId: order.id, reason: 'x', idempotencyKey: randomUUID() })).toMatchObject({
    errorCode: 'STATE_CONFLICT',
  });
  expect(assertOrder(await giveBack(order, 0, 1))).toMatchObject({ amountRefunded: { amount: '20.00' } });
});

it('goods are not taken back in a store that does not exist', async () => {
  const order = await shipped(await shop.product('100.00', { [shop.warehouse]: 1 }));
  expect(await giveBack(order, 0, 1, newId('loc'))).toMatchObject({ errorCode: 'NOT_FOUND' });
  expect(assertOrder(await giveBack(order, 0, 1))).toMatchObject({ amountRefunded: { amount: '100.00' } });
});

it('money goes back though the shelf cannot be written at the moment', async () => {
  const coat = await shop.product('100.00', { [shop.warehouse]: 1, [shop.paris]: 1 });
  const order = await shipped(coat);
  const inventory = shop.db('inventory');
  await inventory.inTransaction('somebody-else', async (tx) => {
    await tx.query(sql`select 1 from inventory_level where variant_id = ${coat} for update`);
    expect(await giveBack(order, 0, 1)).toMatchObject({ completion: 'PENDING' });
    const [paid] = await shop.db('orders').query(sql`
      select i.refunded_minor from test_payment_intent i join payment p using (provider_key) where p.order_id = ${order.id}`);
    expect(paid).toEqual({ refunded_minor: 10_000n });
  });
});

it('money of a provider that is not set up here is owed, not forgotten', async () => {
  const providers = shop.deps.providers as Map<string, PaymentProvider>;
  const test = providers.get('test');
  if (!test) throw new Error('the test provider is missing');
  const shopper = shopperIn(shop, guest);
  const coat = await shop.product('100.00', { [shop.warehouse]: 3 });
  const cart = await shopper.fill([{ variantId: coat, quantity: 1 }]);
  const waiting = await shopper.pay(cart, 'capture_fails_once');
  const order = assertOrder(waiting);
  const sold = await shipped(coat);
  providers.delete('test');
  expect(await giveBack(sold, 0, 1)).toMatchObject({ completion: 'PENDING' });
  shop.clock.advance(MINUTE);
  await shop.recover();
  expect((await shopperIn(shop, admin).order(order.id)).payments).toMatchObject([{ status: 'AUTHORIZED' }]);
  providers.set('test', test);
  shop.clock.advance(10 * MINUTE);
  await shop.recover();
  const money = await shop.db('orders').query(sql`
    select p.order_id, i.captured_minor, i.refunded_minor from test_payment_intent i join payment p using (provider_key)
    where p.order_id in (${order.id}, ${sold.id}) order by p.created_at, p.order_id`);
  expect(money).toEqual([
    { order_id: order.id, captured_minor: 10_000n, refunded_minor: 0n },
    { order_id: sold.id, captured_minor: 10_000n, refunded_minor: 10_000n },
  ]);
});

const OLD = {
  storeId: null,
  customerId: null,
  currency: 'EUR',
  taxIncluded: false,
  channel: 'WEB',
  shippingMinor: '0',
};
/** An order of history: units at 50.00 and tax of 10.00, with the returns that its source has. */
async function importOrder(number: string, quantity: number, returns: object[]): Promise<OrderView> {
  const placedAt = '2024-03-01T12:00:00Z';
  const goods = { variantId: null, productId: null, productTitle: 'Coat', sku: null, category: null, costMinor: null };
  const net = String(5_000 * quantity);
  const figures = { grossMinor: net, discountMinor: '0', netMinor: net, taxMinor: String(1_000 * quantity) };
  const lines = [{ ...goods, ...figures, externalId: '1', quantity, unitPriceMinor: '5000' }];
  const order = { ...OLD, externalId: number, orderNumber: number, placedAt, lines, returns };
  const batch = { source: 'old-shop', earnPoints: false, orders: [order] };
  const service = { kind: 'service', name: 'import' } as const;
  await shop.ask('orders', service, 'mutation ($batch: JSON!) { ordersImport(batch: $batch) }', { batch });
  const document = `{ orders(query: "${number}") { nodes { ${ORDER_FIELDS} } } }`;
  const { nodes } = await shop.ask<{ nodes: OrderView[] }>('orders', admin, document);
  const [imported] = withoutPages(nodes);
  if (!imported) throw new Error(`${number} was not imported`);
  return imported;
}
function oldReturn(externalId: string, quantity: number, minor: number): object {
  const figures = { grossMinor: String(minor), discountMinor: '0', netMinor: String(minor), costMinor: null };
  const lines = [{ lineExternalId: '1', quantity, ...figures }];
  return { externalId, returnedAt: '2024-03-02T12:00:00Z', locationId: null, refundMinor: String(minor), lines };
}

it('goods of an imported order that was partly paid back come back for the rest, and for no more', async () => {
  const order = await importOrder('OLD-A', 2, [oldReturn('A', 0, 700)]);
  assertOrder(await giveBack(order, 0, 1));
  expect(assertOrder(await giveBack(order, 0, 1))).toMatchObject({
    returnStatus: 'RETURNED',
    amountRefunded: { amount: '120.00' },
    payments: [{ status: 'REFUNDED' }],
  });
  const [credited] = await shop.db('orders').query(sql`
    select sum((line->>'netMinor')::bigint)::bigint as net from event_log, jsonb_array_elements(payload->'lines') as line
    where aggregate_id = ${order.id} and type = 'orders.order-returned.v1'`);
  expect(credited).toEqual({ net: 10_000n });
});

it('returns that stores take and returns that an import brings at the same time are each a version of the order', async () => {
  const order = await importOrder('OLD-B', 20, []);
  const told = Array.from({ length: 6 }, (_, index) => oldReturn(`B${index}`, 1, 5_000));
  await Promise.all([
    ...told.map((_, index) => importOrder('OLD-B', 20, told.slice(0, index + 1))),
    ...told.map(() => giveBack(order, 0, 1)),
  ]);
  const versions = await rowsAs<{ version: bigint }>(
    shop.db('orders'),
    sql`
    select aggregate_version as version from event_log where aggregate_id = ${order.id} order by 1`,
  );
  expect(versions.map(({ version }) => Number(version))).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
});
