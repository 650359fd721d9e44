import { can } from '../../shared/permissions.ts';
import './graphql/product.ts';
import './graphql/variant.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CatalogDeps } from '../deps.ts';
import { PRODUCT_CHANGED } from './events.ts';

/** Product and variant, their codes, and the version of the whole. */
export const products: Area<CatalogDeps> = {
  name: 'products',
  sharedReads: {
    fields: ['product', 'variant'],
    // What is listed comes and goes by the clock, and with it the prices.
    shortLivedTypes: ['Money', 'Product', 'ProductVariant'],
    changedBy: () => 'all',
  },
  pushes: [
    {
      topic: 'catalog',
      types: [PRODUCT_CHANGED],
      listen: (_deps, actor) =>
        can(actor, 'catalog:write') ? ({ aggregateId }) => [{ type: 'Product', id: aggregateId }] : undefined,
    },
  ],
};
