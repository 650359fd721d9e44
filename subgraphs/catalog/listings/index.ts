import './graphql/variant.ts';
import './graphql/mutations.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CatalogDeps } from '../deps.ts';

/** Where a product shows, and in which window. */
export const listings: Area<CatalogDeps> = {
  name: 'listings',
};
