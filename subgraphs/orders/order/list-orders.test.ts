import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customerActor, staffActor } from '../../../test/support/actors.ts';
import { assertOrder, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

const LIST = `query ($query: String, $filter: OrderFilter) { orders(query: $query, filter: $filter, first: 50) { nodes { id } totalCount } }`;
const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) {
  __typename ... on UserError { errorCode message } } }`;

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

it('L13: lists to staff bound to stores the orders of these, of the customer served, and one whose number they are told', async () => {
  const coat = await shop.product('60.00', { [shop.warehouse]: 9 });
  const customerId = await shop.customer();
  const buyer = shopperIn(shop, customerActor(customerId));
  const online = assertOrder(await buyer.pay(await buyer.fill([{ variantId: coat, quantity: 1 }])));
  const clerk = shopperIn(shop, staffActor(['ASSOCIATE'], [shop.paris]));
  const sold = assertOrder(await clerk.pay(await clerk.fill([{ variantId: coat, quantity: 1 }])));
  const listed = async (locations: string[], variables: object = {}) => {
    const { nodes, totalCount } = await shop.ask<{ nodes: Array<{ id: string }>; totalCount: number }>(
      'orders',
      staffActor(['ASSOCIATE'], locations),
      LIST,
      { ...variables },
    );
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => id).sort();
  };
  const both = [online.id, sold.id].sort();
  expect(await listed([])).toEqual(both);
  expect(await listed([shop.warehouse])).toEqual(both);
  expect(await listed([shop.paris])).toEqual([sold.id]);
  expect(await listed([shop.lyon])).toEqual([]);
  expect(await listed([shop.lyon], { filter: { customerId } })).toEqual([online.id]);
  expect(await listed([shop.lyon], { query: online.number })).toEqual([online.id]);
  expect(await listed([shop.lyon], { query: online.number.slice(0, -1) })).toEqual([]);

  const cancel = (locations: string[]) =>
    shop.ask('orders', staffActor(['ASSOCIATE'], locations), CANCEL, {
      input: { orderId: online.id, reason: 'none', idempotencyKey: randomUUID() },
    });
  expect(await cancel([shop.lyon])).toMatchObject({ code: 'FORBIDDEN' });
  expect(await cancel([shop.warehouse])).toMatchObject({ __typename: 'CancelOrderPayload' });
});

it('lists by total in both directions, page by page, and takes no cursor of another order', async () => {
  const made: string[] = [];
  for (const price of ['40.00', '900.00', '7.00']) {
    const variant = await shop.product(price, { [shop.warehouse]: 5 });
    const buyer = shopperIn(shop, customerActor(await shop.customer()));
    made.push(assertOrder(await buyer.pay(await buyer.fill([{ variantId: variant, quantity: 1 }]))).id);
  }
  const [middle, dear, cheap] = made;
  const SORTED = `query ($after: String, $sort: OrderSort) { orders(first: 2, after: $after, sort: $sort) {
    nodes { id cost { total { gross { amount } } } } pageInfo { endCursor hasNextPage } } }`;
  interface Sorted {
    readonly nodes: readonly { readonly id: string; readonly cost: { total: { gross: { amount: string } } } }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  }
  const page = (variables: object) => shop.ask<Sorted>('orders', staffActor(['EXECUTIVE']), SORTED, { ...variables });
  const all = async (direction: 'ASC' | 'DESC') => {
    const found: Sorted['nodes'][number][] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: Sorted = await page({ after, sort: { key: 'TOTAL', direction } });
      found.push(...nodes);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    return found;
  };
  const rising = await all('ASC');
  const amounts = rising.map(({ cost }) => Number(cost.total.gross.amount));
  expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
  expect(rising.map(({ id }) => id).filter((id) => made.includes(id))).toEqual([cheap, middle, dear]);
  expect((await all('DESC')).map(({ id }) => id)).toEqual(rising.map(({ id }) => id).reverse());

  const byDate = await page({ sort: { key: 'PLACED_AT', direction: 'ASC' } });
  const ofAnother = { after: byDate.pageInfo.endCursor, sort: { key: 'TOTAL', direction: 'ASC' } };
  await expect(page(ofAnother)).rejects.toThrow('not a cursor of this list');
});
