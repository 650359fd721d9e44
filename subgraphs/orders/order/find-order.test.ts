import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { admin, associateAt, customerActor, guest } from '../../../test/support/sales-domains.ts';
import { assertOrder, shopperIn } from '../../../test/support/shopping.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';

const FIND = 'query ($ref: OrderRef!) { order(ref: $ref) { id } }';
const LINK = 'query ($ref: OrderRef!) { order(ref: $ref) { accessToken } }';

let shop: OrdersShop;
let owner: Actor;
let order: { id: string; number: string };
beforeAll(async () => {
  shop = await openOrdersShop();
  owner = customerActor(await shop.customer());
  const coat = await shop.product('60.00', { [shop.warehouse]: 5 });
  const shopper = shopperIn(shop, owner);
  order = assertOrder(
    await shopper.pay(await shopper.fill([{ variantId: coat, quantity: 1 }], { email: 'Ada@Example.com' })),
  );
});
afterAll(() => shop.close());

const find = (actor: Actor, ref: object) => shop.ask<{ id: string } | null>('orders', actor, FIND, { ref });
const found = () => ({ id: order.id });

it('is read by its id by its customer and by staff, and by nobody else', async () => {
  expect(await find(owner, { id: order.id })).toEqual(found());
  expect(await find(associateAt(shop.paris), { id: order.id })).toEqual(found());
  for (const stranger of [guest, customerActor(await shop.customer())])
    expect(await find(stranger, { id: order.id })).toBeNull();
  expect(await find(admin, { id: newId('ord') })).toBeNull();
  expect(await find(admin, { id: 'nonsense' })).toBeNull();
});

it('is read by its number together with its e-mail, in any case, and a wrong pair is null', async () => {
  const { number } = order;
  expect(await find(guest, { lookup: { number, email: ' ada@example.COM' } })).toEqual(found());
  expect(await find(guest, { lookup: { number, email: 'bob@example.com' } })).toBeNull();
  expect(await find(guest, { lookup: { number, email: '' } })).toBeNull();
  expect(await find(guest, { lookup: { number: `${number}0`, email: 'ada@example.com' } })).toBeNull();
});

it('is read by a link that its customer has, and by no other token', async () => {
  const { accessToken } = await shop.ask<{ accessToken: string }>('orders', owner, LINK, { ref: { id: order.id } });
  expect(await find(guest, { accessToken })).toEqual(found());
  for (const wrong of [`${accessToken}x`, accessToken.slice(0, -1), order.id, `${newId('ord')}.${accessToken}`, '.'])
    expect(await find(guest, { accessToken: wrong })).toBeNull();
  const executive = { ...admin, roles: ['EXECUTIVE'] } as Actor;
  const refused = await shop.send('orders', executive, LINK, { ref: { id: order.id } });
  expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});
