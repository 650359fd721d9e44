import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { createGraphClient } from '../../support/graph-client.ts';
import { address } from '../../support/shopping.ts';
import type { Stage } from '../support/demo-shop.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const WAYS = [
  {
    locale: 'fr-FR',
    title: 'En direct',
    told: /^En direct\s: /,
    read: /^Pas de suivi en direct /,
    orders: 'Commandes du jour',
  },
  { locale: 'en-GB', title: 'Live', told: /^Live: /, read: /^No live updates /, orders: 'Orders today' },
] as const;

const GOODS = `query ($after: String) { products(first: 24, after: $after) {
  nodes { variants(first: 5) { nodes { id availability { status } } } } pageInfo { endCursor } } }`;
const CREATE = `mutation ($input: CreateCartInput!) { createCart(input: $input) {
  ... on CreateCartPayload { cart { id } session { accessToken } } ... on UserError { message } } }`;
const UPDATE = `mutation ($input: UpdateCartInput!) { updateCart(input: $input) {
  ... on UpdateCartPayload { cart { id } } ... on UserError { message } } }`;
const COMPLETE = `mutation ($input: CompleteCheckoutInput!) { completeCheckout(input: $input) {
  ... on CompleteCheckoutPayload { order { number } } ... on UserError { message } } }`;

/** Buys one article as somebody without an account would: the number of the order. */
async function buy(url: string): Promise<string> {
  const graph = createGraphClient(url);
  const { products } = await graph.ask<{
    products: { nodes: Array<{ variants: { nodes: Array<{ id: string; availability: { status: string } }> } }> };
  }>(GOODS);
  const variants = products.nodes.flatMap((product) => product.variants.nodes);
  const variantId = variants.find(({ availability }) => availability.status === 'IN_STOCK')?.id;
  const { createCart } = await graph.ask<{
    createCart: { cart: { id: string }; session: { accessToken: string } };
  }>(CREATE, { input: { idempotencyKey: randomUUID(), lines: [{ variantId, quantity: 1 }] } });
  const cartId = createCart.cart.id;
  const token = createCart.session.accessToken;
  const filled = { cartId, idempotencyKey: randomUUID(), shippingAddress: address, email: 'c.martin@example.com' };
  await graph.ask(UPDATE, { input: filled }, token);
  const payment = { kind: 'CARD', provider: 'test', paymentToken: 'accept' };
  const input = { cartId, idempotencyKey: randomUUID(), payment };
  const { completeCheckout } = await graph.ask<{ completeCheckout: { order?: { number: string } } }>(
    COMPLETE,
    { input },
    token,
  );
  return completeCheckout.order?.number ?? expect.fail(JSON.stringify(completeCheckout));
}

/** Today as it happens. */
export function liveJourneys(stage: () => Stage): void {
  let visitor: Visitor | undefined;
  afterEach(async () => {
    const errors = [...(visitor?.errors ?? [])];
    await visitor?.context.close();
    visitor = undefined;
    expect(errors).toEqual([]);
  });

  async function lookOn({ locale, title }: (typeof WAYS)[number], isCut = false): Promise<Visitor> {
    const looking = await visit(stage().browser, stage().shop.url, { locale });
    visitor = looking;
    if (isCut) await looking.page.route('**/stream?*', (route) => route.abort());
    await looking.signIn(stage().shop.signIn('executive'), '/live');
    await looking.page.getByRole('heading', { level: 1, name: title }).waitFor();
    return looking;
  }
  /** Orders of today as the page shows them. */
  const ordersOn = async ({ page }: Visitor, label: string) => {
    const card = page.locator('.MuiCard-root', { has: page.getByRole('heading', { name: label }) });
    return Number((await card.locator('p').first().textContent())?.replaceAll(/\D/g, ''));
  };

  it.each(WAYS)('shows an order that is placed while the page is open, without a reload ($locale)', async (way) => {
    const looking = await lookOn(way);
    await looking.page.getByRole('status').filter({ hasText: way.told }).waitFor();
    const before = await ordersOn(looking, way.orders);
    const number = await buy(stage().shop.url);
    // The page reads by itself once a minute: what comes sooner was told.
    await looking.page.getByRole('link', { name: number }).waitFor({ timeout: 30_000 });
    await expect.poll(() => ordersOn(looking, way.orders), { timeout: 30_000 }).toBeGreaterThan(before);
  });

  it.each(WAYS)('says so where no stream can be opened, and shows the order all the same ($locale)', async (way) => {
    const looking = await lookOn(way, true);
    await looking.page.getByRole('status').filter({ hasText: way.read }).waitFor();
    const before = await ordersOn(looking, way.orders);
    const number = await buy(stage().shop.url);
    await looking.page.getByRole('link', { name: number }).waitFor();
    await expect.poll(() => ordersOn(looking, way.orders)).toBeGreaterThan(before);
    // What the browser logs of the streams that were cut.
    expect(looking.errors.every((error) => error.includes('ERR_FAILED'))).toBe(true);
    looking.errors.length = 0;
  });
}
