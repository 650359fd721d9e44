import './graphql/queries.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CatalogDeps } from '../deps.ts';

/** Lists with filters, sorts and cursors, and full text. */
export const search: Area<CatalogDeps> = {
  name: 'search',
  // A change of one product may put it into any list, or take it out.
  sharedReads: { fields: ['products'], changedBy: () => 'all' },
};
