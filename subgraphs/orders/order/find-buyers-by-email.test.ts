import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { assertOrder, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

const FIND = 'query ($email: String!) { ordersBuyersByEmail(email: $email) }';

let shop: OrdersShop;
let coat: string;
beforeAll(async () => {
  shop = await openOrdersShop();
  coat = await shop.product('60.00', { [shop.warehouse]: 50 });
});
afterAll(() => shop.close());

const newGuest = (): Actor => ({ kind: 'guest', customerId: newId('cus'), sessionId: newId('ses') });
const idOf = (actor: Actor) => ('customerId' in actor ? actor.customerId : '');
const find = (email: string) => shop.ask<string[]>('orders', { kind: 'service', name: 'customers' }, FIND, { email });

async function order(actor: Actor, email: string): Promise<void> {
  const shopper = shopperIn(shop, actor);
  assertOrder(await shopper.pay(await shopper.fill([{ variantId: coat, quantity: 1 }], { email })));
}

it('names those whose every order has the address, in any case, and nobody who has typed another', async () => {
  const [one, other, both] = [newGuest(), newGuest(), newGuest()];
  await order(one, 'ada@example.com');
  await order(one, 'Ada@Example.com');
  await order(other, 'ADA@example.com');
  await order(both, 'ada@example.com');
  await order(both, 'bob@example.com');
  expect(await find('ada@example.com')).toEqual([idOf(one), idOf(other)].sort().reverse());
  expect(await find('bob@example.com')).toEqual([]);
  expect(await find('%@example.com')).toEqual([]);
});

it('is for other domains alone', async () => {
  const refused = await shop.send('orders', newGuest(), FIND, { email: 'ada@example.com' });
  expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});
