import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillCart, orderCart, stockShop } from '../support/checkout-load.ts';
import { openTestInstance, type TestInstance } from '../support/test-instance.ts';

const SET_EMAIL = `mutation ($input: UpdateCartInput!) { updateCart(input: $input) {
  __typename ... on UpdateCartPayload { cart { email } } ... on UserError { message } } }`;
const ORDER = `query ($id: ID!) { order(ref: { id: $id }) {
  number email customer { id email mergedIds orderCount orders(first: 9) { nodes { id } } } } }`;
const BY_ADDRESS = `query ($email: String!) { customer(ref: { identifier: { kind: EMAIL, value: $email } }) { id orderCount } }`;

interface OrderPage {
  readonly order: {
    readonly customer: {
      readonly id: string;
      readonly mergedIds: readonly string[];
      readonly orderCount: number;
      readonly orders: { readonly nodes: ReadonlyArray<{ readonly id: string }> };
    } | null;
  };
}

let shop: TestInstance;
let admin: string;
let variantId = '';
beforeAll(async () => {
  shop = await openTestInstance();
  admin = await shop.adminToken();
  variantId = (await stockShop(shop, admin, { locations: 1, products: 1, units: 100 }))[0] ?? '';
});
afterAll(() => shop.close());

/** A guest of a new session orders, and types that address. */
async function guestOrder(email: string): Promise<{ id: string; token: string }> {
  const cart = await fillCart(shop, [{ variantId, quantity: 1 }]);
  const input = { cartId: cart.id, email, idempotencyKey: randomUUID() };
  await shop.ask(SET_EMAIL, { input }, cart.token);
  const { order } = await orderCart(shop, cart, randomUUID());
  return { id: order?.id ?? '', token: cart.token };
}
const page = async (id: string, token: string) => (await shop.ask<OrderPage>(ORDER, { id }, token)).order.customer;

describe('[51] guests who order with one address', () => {
  it('are one customer for staff and figures, under every order, and strangers to each other', async () => {
    const email = `${randomUUID()}@maison.fr`;
    const [one, other] = [await guestOrder(email), await guestOrder(email.toUpperCase())];
    await expect.poll(async () => (await page(one.id, admin))?.orderCount, { interval: 200 }).toBe(2);
    const [first, second] = [await page(one.id, admin), await page(other.id, admin)];
    expect(first?.id).toBe(second?.id);
    expect(await shop.ask(BY_ADDRESS, { email }, admin)).toEqual({ customer: { id: first?.id, orderCount: 2 } });
    for (const mine of [one, other]) {
      const seen = await page(mine.id, mine.token);
      expect(seen).toMatchObject({ mergedIds: [], orderCount: 1, orders: { nodes: [{ id: mine.id }] } });
    }
    const { order } = await shop.ask<{ order: unknown }>(ORDER, { id: other.id }, one.token);
    expect(order).toBeNull();
  });
});

const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  ... on SignUpPayload { session { accessToken } customer { id } } } }`;
const OUTBOX = '{ localMessages { recipient linkUrl } }';
const VERIFY = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) {
  __typename ... on VerifyEmailPayload { completion } } }`;
const OWN = '{ me { orders(first: 9) { nodes { id } } loyaltyAccount { points } } }';

interface Own {
  readonly me: {
    readonly orders: { readonly nodes: ReadonlyArray<{ readonly id: string }> };
    readonly loyaltyAccount: { readonly points: number } | null;
  };
}

describe('the orders and points of a guest', () => {
  it('wait until the address that was typed is proved, and are the account’s then', async () => {
    const email = `${randomUUID()}@maison.fr`;
    const bought = await guestOrder(email);
    const input = { email, password: 'ciel gris 42' };
    const { signUp } = await shop.ask<{ signUp: { session: { accessToken: string } } }>(SIGN_UP, { input });
    const token = signUp.session.accessToken;
    const own = async () => {
      const { me } = await shop.ask<Own>(OWN, {}, token);
      return { orders: me.orders.nodes.map(({ id }) => id), points: me.loyaltyAccount?.points ?? 0 };
    };
    const linkTo = async () => {
      const { localMessages } = await shop.ask<{ localMessages: Array<{ recipient: string; linkUrl: string }> }>(
        OUTBOX,
        {},
        admin,
      );
      return localMessages.find(({ recipient }) => recipient === email)?.linkUrl.split('#')[1];
    };
    await expect.poll(linkTo, { interval: 200 }).toBeDefined();
    expect(await own()).toEqual({ orders: [], points: 0 });
    const { verifyEmail } = await shop.ask<{ verifyEmail: { __typename: string } }>(VERIFY, {
      input: { linkToken: await linkTo(), password: input.password },
    });
    expect(verifyEmail.__typename).toBe('VerifyEmailPayload');
    await expect
      .poll(own, { interval: 200 })
      .toEqual({ orders: [bought.id], points: expect.toSatisfy((points: number) => points > 0) });
  });
});
