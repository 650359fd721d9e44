import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import type { CatalogDeps } from './deps.ts';
import { schema } from './graphql/index.ts';
import { CHANNEL_PRICE_SET, PRODUCT_CHANGED } from './products/events.ts';
import { createProductCache } from './products/store/product-cache.ts';

/** What the house sells, and in which channel for how much. */
export const catalog = defineSubgraph<CatalogDeps>({
  name: 'catalog',
  schema,
  createDeps: (platform) => ({ ...platform, products: createProductCache(platform.db) }),
  shared: {
    fields: ['product', 'products', 'searchProducts', 'variantBySku', 'variantByBarcode', 'collections', 'channels'],
    // A change of one product may put it into any list, or take it out.
    changedBy: () => 'all',
  },
  pushes: [
    {
      topic: 'catalog',
      types: [PRODUCT_CHANGED],
      permission: 'catalog:write',
      keysOf: (event) => [{ __typename: 'Product', id: event.aggregateId }],
    },
    {
      topic: 'prices',
      types: [CHANNEL_PRICE_SET],
      permission: 'catalog:write',
      keysOf: (event) => [{ __typename: 'ProductVariant', id: event.aggregateId }],
    },
  ],
});
