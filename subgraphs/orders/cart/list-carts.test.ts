import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR } from '#kernel/values/time.ts';
import { customerActor, staffActor } from '../../../test/support/actors.ts';
import { guest } from '../../../test/support/sales-domains.ts';
import { shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

const LIST = `query ($first: Int, $after: String, $filter: CartFilter) {
  carts(first: $first, after: $after, filter: $filter) { totalCount pageInfo { endCursor hasNextPage }
    nodes { id updatedAt lines { quantity } cost { total { gross { amount } } } } } }`;
interface Listed {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  readonly nodes: ReadonlyArray<{ readonly id: string }>;
}

let shop: OrdersShop;
let coat: string;
beforeAll(async () => {
  shop = await openOrdersShop();
  coat = await shop.product('60.00', { [shop.paris]: 99 });
});
afterAll(() => shop.close());

const list = (variables: object = {}, actor = staffActor(['SERVICE'])) =>
  shop.ask<Listed>('orders', actor, LIST, { first: 100, ...variables });
const idsOf = async (...args: Parameters<typeof list>) => (await list(...args)).nodes.map(({ id }) => id);
/** A cart, changed a minute after the one before. */
async function leave(actor = guest, channel = 'WEB'): Promise<string> {
  shop.clock.advance(60_000);
  return (await shopperIn(shop, actor).fill([{ variantId: coat, quantity: 1 }], {}, channel)).id;
}

it('has carts that are not ordered, not empty and not forgotten, those changed last first', async () => {
  const forgotten = await leave();
  shop.clock.advance(61 * 24 * HOUR);
  const first = await leave();
  const second = await leave(customerActor(await shop.customer()));
  const shopper = shopperIn(shop, customerActor(await shop.customer()));
  const ordered = await shopper.fill([{ variantId: coat, quantity: 1 }]);
  await shopper.pay(ordered);
  await shopper.fill([]);
  const { nodes, totalCount } = await list();
  expect(nodes.map(({ id }) => id)).toEqual([second, first]);
  expect(nodes.map(({ id }) => id)).not.toContain(forgotten);
  expect(totalCount).toBe(2);
  expect(nodes[0]).toMatchObject({ lines: [{ quantity: 1 }], updatedAt: shop.clock.now().toISOString() });
  expect(await idsOf({ filter: { updatedBeforeAt: shop.clock.now().toISOString() } })).toEqual([first]);
  expect(await idsOf({ filter: { channelIds: [] } })).toEqual([]);
});

it('is paged by key, each page and the count by one statement', async () => {
  for (let made = 0; made < 3; made += 1) await leave();
  const all = await idsOf();
  const walked: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const page: Listed = await list({ first: 2, after });
    walked.push(...page.nodes.map(({ id }) => id));
    ({ endCursor: after, hasNextPage: more } = page.pageInfo);
  }
  expect(walked).toEqual(all);
  // The page, the count, and the prices of its one channel.
  expect(await shop.count(() => list({ first: 2 }))).toBeLessThanOrEqual(3);
});

it('shows staff bound to a store the carts that it serves alone', async () => {
  const associate = staffActor(['ASSOCIATE'], [shop.paris]);
  const served = await leave(associate, 'STORE');
  expect(await idsOf({}, associate)).toEqual([served]);
  expect(await idsOf({}, staffActor(['ASSOCIATE'], [shop.lyon]))).toEqual([]);
  expect(await idsOf()).toContain(served);
});

it('is for staff who serve orders', async () => {
  for (const actor of [
    guest,
    customerActor(await shop.customer()),
    staffActor(['EXECUTIVE']),
    staffActor(['MERCHANDISER']),
  ])
    await expect(list({}, actor as never)).rejects.toThrow();
});
