import { randomUUID } from 'node:crypto';
import { CHANNELS, channelIds } from './channel-ids.ts';
import type { GraphClient } from './graph-client.ts';
import { address } from './shopping.ts';

const ERROR = `... on UserError { errorCode message isRetryable }`;
const CREATE_CART = `mutation Load1($input: CreateCartInput!) { createCart(input: $input) { __typename
  ... on CreateCartPayload { cart { id } session { accessToken } } ${ERROR} } }`;
const UPDATE_CART = `mutation Load2($input: UpdateCartInput!) {
  updateCart(input: $input) { __typename ... on UpdateCartPayload { cart { id } } ${ERROR} } }`;
const CHECKOUT = `mutation Load3($input: CompleteCheckoutInput!) { completeCheckout(input: $input) { __typename
  ... on CompleteCheckoutPayload { completion order { id number } } ${ERROR} } }`;
const LOCATION = `mutation ($input: CreateLocationInput!) {
  createLocation(input: $input) { __typename ... on CreateLocationPayload { location { id } } ${ERROR} } }`;
const PRODUCT = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) { __typename ... on CreateProductPayload { product { id variants { nodes { id } } } } ${ERROR} } }`;
const PUBLISH = `mutation ($input: PublishProductInput!) { publishProduct(input: $input) { __typename ${ERROR} } }`;
const ADJUST = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) { __typename ${ERROR} } }`;

interface Answer {
  readonly __typename: string;
  readonly errorCode?: string;
  readonly message?: string;
  readonly id?: string;
  readonly location?: { id: string };
  readonly product?: { id: string; variants: { nodes: ReadonlyArray<{ id: string }> } };
  readonly cart?: { id: string };
  readonly session?: { accessToken: string } | null;
  readonly order?: { id: string; number: string };
}

async function mutate(client: GraphClient, document: string, input: object, token?: string): Promise<Answer> {
  const data = await client.ask<Record<string, Answer>>(document, { input }, token);
  const [answer] = Object.values(data);
  if (!answer) throw new Error('no answer');
  return answer;
}

async function must(client: GraphClient, document: string, input: object, token: string): Promise<Answer> {
  const answer = await mutate(client, document, input, token);
  if (answer.errorCode !== undefined) throw new Error(`${answer.errorCode}: ${answer.message}`);
  return answer;
}

/** Locations and products on sale in WEB with `units` at each, by the public graph alone. */
export async function stockShop(
  client: GraphClient,
  admin: string,
  shop: { readonly locations: number; readonly products: number; readonly units: number },
): Promise<string[]> {
  const locations: string[] = [];
  for (let index = 0; index < shop.locations; index++) {
    const code = `WH${index}`;
    const input = { idempotencyKey: randomUUID(), code, name: code, kind: 'WAREHOUSE', timeZone: 'Europe/Paris' };
    locations.push((await must(client, LOCATION, input, admin)).location?.id ?? '');
  }
  const { channels } = await client.ask<{ channels: Array<{ id: string; code: string }> }>(CHANNELS);
  const onSaleIn = channelIds(channels, ['WEB']);
  const variants: string[] = [];
  for (let index = 0; index < shop.products; index++) {
    const price = { amount: '25.00', currencyCode: 'EUR' };
    const variant = { sku: `SKU-${index}`, price };
    const wanted = { title: `Product ${index}`, category: 'Coats', variants: [variant], idempotencyKey: randomUUID() };
    const { product } = await must(client, PRODUCT, wanted, admin);
    await must(client, PUBLISH, { productId: product?.id, channelIds: onSaleIn }, admin);
    const variantId = product?.variants.nodes[0]?.id ?? '';
    const changes = locations.map((locationId) => ({ variantId, locationId, state: 'AVAILABLE', delta: shop.units }));
    await must(client, ADJUST, { idempotencyKey: randomUUID(), reason: 'opening', changes }, admin);
    variants.push(variantId);
  }
  return variants;
}

/** A cart and the token of the guest who owns it. */
export interface GuestCart {
  readonly id: string;
  readonly token: string;
}

/** A cart of a guest that is ready to be ordered; each guest has an address of their own, as people have. */
export async function fillCart(
  client: GraphClient,
  lines: ReadonlyArray<{ variantId: string; quantity: number }>,
): Promise<GuestCart> {
  const answer = await mutate(client, CREATE_CART, { lines, idempotencyKey: randomUUID() });
  const { cart, session } = answer;
  if (!cart || !session) throw new Error(`no cart was made: ${JSON.stringify(answer)}`);
  const token = session.accessToken;
  await mutate(
    client,
    UPDATE_CART,
    { ...deliverable(), email: `c.${randomUUID()}@example.com`, cartId: cart.id },
    token,
  );
  return { id: cart.id, token };
}

/** What a cart needs beside its lines to be ordered. */
export function deliverable() {
  return { shippingAddress: address, email: 'c.martin@example.com', idempotencyKey: randomUUID() };
}

/** Orders a cart, once; throws when nobody answered. */
export function orderCart(client: GraphClient, { id: cartId, token }: GuestCart, key: string): Promise<Answer> {
  const payment = { kind: 'CARD', provider: 'test', paymentToken: 'accept' };
  return mutate(client, CHECKOUT, { idempotencyKey: key, cartId, payment }, token);
}

/** Does `work` for every index, `width` at a time. */
export async function inParallel(count: number, width: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let index = next++; index < count; index = next++) await work(index);
    }),
  );
}
