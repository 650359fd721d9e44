import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR } from '#kernel/values/time.ts';
import { customerActor, staffActor } from '../../../test/support/actors.ts';
import { assertOrder, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

const LIST = `query ($filter: FulfillmentOrderFilter) { fulfillmentOrders(filter: $filter, first: 50) {
  nodes { order { id } } totalCount } }`;

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(() => shop.close());

async function collect(variantId: string): Promise<string> {
  const shopper = shopperIn(shop, customerActor(await shop.customer()));
  const fields = { deliveryMethod: 'PICKUP', pickupLocationId: shop.paris };
  return assertOrder(await shopper.pay(await shopper.fill([{ variantId, quantity: 1 }], fields))).id;
}

it('finds the pickups that a store was given before an instant, the instant itself excluded', async () => {
  const coat = await shop.product('60.00', { [shop.paris]: 9 });
  const late = await collect(coat);
  shop.clock.advance(HOUR);
  const placed = shop.clock.now().toISOString();
  const fresh = await collect(coat);
  const listed = async (createdBeforeAt: string, locations: string[] = []) => {
    const filter = { createdBeforeAt, deliveryMethods: ['PICKUP'], statuses: ['OPEN'] };
    const { nodes, totalCount } = await shop.ask<{ nodes: Array<{ order: { id: string } }>; totalCount: number }>(
      'orders',
      staffActor(['ASSOCIATE'], locations),
      LIST,
      { filter },
    );
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ order }) => order.id);
  };
  expect(await listed(placed)).toEqual([late]);
  expect(await listed(placed, [shop.lyon])).toEqual([]);
  shop.clock.advance(HOUR);
  const all = () => listed(shop.clock.now().toISOString(), [shop.paris]);
  expect(await all()).toEqual([late, fresh]);
  // The page, its orders, and the count.
  expect(await shop.count(all)).toBeLessThanOrEqual(3);
});
