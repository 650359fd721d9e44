import { can } from '../../shared/permissions.ts';
import './graphql/product.ts';
import './graphql/variant.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CatalogDeps } from '../deps.ts';
import { CHANNEL_PRICE_SET } from './events.ts';

/** Prices in channels, and the price port of carts. */
export const prices: Area<CatalogDeps> = {
  name: 'prices',
  pushes: [
    {
      topic: 'prices',
      types: [CHANNEL_PRICE_SET],
      isAllowed: (actor) => can(actor, 'catalog:write'),
      keysOf: (event) => [{ __typename: 'ProductVariant', id: event.aggregateId }],
    },
  ],
};
