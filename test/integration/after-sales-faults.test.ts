import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { newId } from '../../subgraphs/shared/ids.ts';
import { sql } from '../../subgraphs/shared/sql.ts';
import { MINUTE } from '../../subgraphs/shared/time.ts';
import { brokenInvariants } from '../support/order-invariants.ts';
import { admin, customerActor, guest, type OrdersHouse, openOrdersHouse } from '../support/orders-house.ts';
import { type Answer, assertOrder, ORDER_FIELDS, type OrderView, shopperIn } from '../support/shopping.ts';

let house: OrdersHouse;
beforeAll(async () => {
  house = await openOrdersHouse();
});
afterAll(() => house.close());
afterEach(async () => {
  house.clock.advance(MINUTE);
  await house.recover();
  expect(await brokenInvariants(house.db)).toEqual([]);
});

const ERROR = '... on DomainError { code message }';
const PAYLOAD = `completion order { ${ORDER_FIELDS} }`;
const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename ... on OrderPayload { ${PAYLOAD} } ${ERROR} } }`;
const RETURN = `mutation ($input: ReturnItemsInput!) { returnItems(input: $input) { __typename ... on ReturnPayload { ${PAYLOAD} } ${ERROR} } }`;
const SHIP = `mutation ($input: ShipFulfilmentInput!) { shipFulfilment(input: $input) { __typename ${ERROR} } }`;
const TOTALS = `query ($customerId: ID!) { orders(filter: { customerId: $customerId }) { totals { orders net { amount } } } }`;

const idempotencyKey = () => newId<string>('key');
const cancel = (order: OrderView, actor = admin) =>
  house.ask<Answer>('orders', actor, CANCEL, {
    input: { orderId: order.id, reason: 'x', idempotencyKey: idempotencyKey() },
  });
function giveBack(order: OrderView, at: number, quantity: number, locationId = house.paris): Promise<Answer> {
  const lines = [{ orderLineId: order.lines[at]?.id, quantity, disposition: 'RESTOCKED' }];
  const input = { orderId: order.id, locationId, lines, idempotencyKey: idempotencyKey() };
  return house.ask<Answer>('orders', admin, RETURN, { input });
}
const hourOfAdvice = () =>
  house.product(
    '20.00',
    {},
    { variants: [{ sku: newId('sku'), kind: 'SERVICE', price: { amount: '20.00', currencyCode: 'EUR' } }] },
  );
async function shipped(coat: string): Promise<OrderView> {
  const shopper = shopperIn(house, guest);
  const order = assertOrder(await shopper.pay(await shopper.fill([{ variantId: coat, quantity: 1 }])));
  const fulfilmentOrderId = order.fulfilmentOrders[0]?.id;
  await house.ask('orders', admin, SHIP, { input: { fulfilmentOrderId, idempotencyKey: idempotencyKey() } });
  return order;
}

it('goods are not taken back in a store that does not exist', async () => {
  const order = await shipped(await house.product('100.00', { [house.warehouse]: 1 }));
  expect(await giveBack(order, 0, 1, newId('loc'))).toMatchObject({ code: 'NOT_FOUND' });
  expect(assertOrder(await giveBack(order, 0, 1))).toMatchObject({ refunded: { amount: '100.00' } });
});
