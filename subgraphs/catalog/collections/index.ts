import './graphql/collection.ts';
import './graphql/product.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CatalogDeps } from '../deps.ts';

/** Products that the retailer shows together. */
export const collections: Area<CatalogDeps> = {
  name: 'collections',
  sharedReads: { fields: ['collection', 'collections'], changedBy: () => 'all' },
};
