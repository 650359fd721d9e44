import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { openContexts } from '../shared/contexts/open-contexts.ts';
import { toSchema } from './builder.ts';
import { channels } from './channels/index.ts';
import { collectProduct, recollectProduct } from './collections/collect-product.ts';
import { collections } from './collections/index.ts';
import type { CatalogDeps } from './deps.ts';
import { imports } from './imports/index.ts';
import { listings } from './listings/index.ts';
import { listProduct } from './listings/list-product.ts';
import { listVariant } from './listings/list-variant.ts';
import { nodes } from './nodes/index.ts';
import { createSuspectFinder } from './prices/find-suspects.ts';
import { prices } from './prices/index.ts';
import type { ProductHooks } from './products/deps.ts';
import { products } from './products/index.ts';
import { createProductCache } from './products/store/product-cache.ts';
import { search } from './search/index.ts';
import { openSearch } from './search/open-search.ts';

const productHooks: ProductHooks = {
  productCreated: [listProduct, collectProduct],
  productRecollected: [recollectProduct],
  variantCreated: [listVariant],
};

/** Products, and the channels in which they sell at which price. */
export const catalog = defineSubgraph<CatalogDeps>({
  name: 'catalog',
  schema: toSchema(),
  openContexts,
  createDeps(platform) {
    const productSearch = openSearch(platform);
    return {
      ...platform,
      products: createProductCache(platform.db, platform.clock),
      productHooks,
      productSearch,
      findSuspects: createSuspectFinder(platform),
      isReady: () => productSearch.isReady(),
      stop: () => productSearch.stop(),
    };
  },
  areas: [channels, products, listings, prices, search, collections, imports, nodes],
});
