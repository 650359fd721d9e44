import { randomUUID } from 'node:crypto';
import { unique } from './unique.ts';
import type { WholeGraph } from './whole-graph.ts';

const LOCATION = `mutation ($input: CreateLocationInput!) { createLocation(input: $input) {
  ... on CreateLocationPayload { location { id } } ... on UserError { message } } }`;
const PRODUCT = `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
  ... on CreateProductPayload { product { id variants { nodes { id } } } } ... on UserError { message } } }`;
const PUBLISH = `mutation ($input: PublishProductInput!) { publishProduct(input: $input) {
  __typename ... on UserError { message } } }`;
const ADJUST = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) {
  __typename ... on UserError { message } } }`;

/** Goods that can be bought in the channel that holds where none is named. */
export interface StockedGraph {
  /** The store that has them. */
  readonly locationId: string;
  readonly variantId: string;
  /** Puts more units on the shelf. */
  receive(quantity: number): Promise<void>;
}

/** A store with a product on its shelves, on sale. */
export async function stockGraph({ make }: WholeGraph, price = '25.00', quantity = 50): Promise<StockedGraph> {
  const code = unique('store').slice(-12).toUpperCase();
  const { location } = await make<{ location: { id: string } }>('inventory', LOCATION, {
    input: {
      code,
      name: code,
      kind: 'STORE',
      timeZone: 'Europe/Paris',
      offersPickup: true,
      shipsOrders: true,
      idempotencyKey: randomUUID(),
    },
  });
  const [{ id: channelId }] = await make<[{ id: string }]>('catalog', '{ channels { id } }');
  const { product } = await make<{ product: { id: string; variants: { nodes: [{ id: string }] } } }>(
    'catalog',
    PRODUCT,
    {
      input: {
        title: 'Wool scarf',
        status: 'ACTIVE',
        idempotencyKey: randomUUID(),
        variants: [{ sku: unique('sku'), price: { amount: price, currencyCode: 'EUR' } }],
      },
    },
  );
  await make('catalog', PUBLISH, { input: { productId: product.id, channelIds: [channelId] } });
  const variantId = product.variants.nodes[0].id;
  const receive = async (delta: number) => {
    const changes = [{ variantId, locationId: location.id, state: 'AVAILABLE', delta }];
    await make('inventory', ADJUST, { input: { idempotencyKey: randomUUID(), reason: 'delivery', changes } });
  };
  await receive(quantity);
  return { locationId: location.id, variantId, receive };
}
