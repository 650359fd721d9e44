import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import type { DemoIds } from './demo-ids.ts';
import { keyOf } from './key-of.ts';
import type { SeedSession } from './seed-session.ts';
import { inBatches } from './send-in-batches.ts';
import type { ShopPlan } from './shop-plan.ts';

const TIMEOUT_MS = 30_000;
/** Products of one call. */
const AT_ONCE = 1_000;

const CREATE = definePort<{ input: Record<string, unknown> }, { collection: { id: string } }>({
  domain: 'catalog',
  document: `mutation Make($input: CreateCollectionInput!) { createCollection(input: $input) {
    ... on CreateCollectionPayload { collection { id } } } }`,
  result: z.object({ collection: z.object({ id: z.string() }) }),
  timeoutMs: TIMEOUT_MS,
});
const ADD = definePort<{ input: Record<string, unknown> }, { __typename: string }>({
  domain: 'catalog',
  document: `mutation Add($input: AddProductsToCollectionInput!) { addProductsToCollection(input: $input) { __typename } }`,
  result: z.object({ __typename: z.literal('AddProductsToCollectionPayload') }),
  timeoutMs: TIMEOUT_MS,
});

/** Collections, and the tag of their products. */
const COLLECTIONS = [
  { title: 'Automne-hiver', handle: 'automne-hiver', tag: 'automne-hiver' },
  { title: 'Printemps-été', handle: 'printemps-ete', tag: 'printemps-été' },
  { title: 'Meilleures ventes', handle: 'meilleures-ventes', tag: 'best-seller' },
] as const;

/** Puts the products into the collections that their tags name, in the order of the plan. */
export async function seedCollections(session: SeedSession, { products }: ShopPlan, ids: DemoIds): Promise<void> {
  const context = () => createServiceContext('demo', TIMEOUT_MS);
  for (const { tag, ...made } of COLLECTIONS) {
    const input = { ...made, idempotencyKey: keyOf(`collection ${made.handle}`) };
    const { collection } = await session.ports.call(CREATE, { input }, context());
    const productIds = products
      .filter(({ tags }) => tags.includes(tag))
      .flatMap(({ variants: [first] }) => ids.variants.get(first?.sku ?? '')?.productId ?? []);
    for (const batch of inBatches(productIds, AT_ONCE)) {
      await session.ports.call(ADD, { input: { collectionId: collection.id, productIds: batch } }, context());
    }
  }
}
