import './graphql/queries.ts';
import type { Area } from '#kernel/runtime/area.ts';
import { HOUR, MINUTE } from '#kernel/values/time.ts';
import type { CatalogDeps } from '../deps.ts';

/** Lists with filters, sorts and cursors, and full text. */
export const search: Area<CatalogDeps> = {
  name: 'search',
  // A change of one product may put it into any list, or take it out.
  sharedReads: { fields: ['products'], changedBy: () => 'all' },
  workers: ({ productSearch }) => [
    { name: 'save-product-index', everyMs: 10 * MINUTE, run: () => productSearch.save() },
    {
      name: 'check-product-index',
      everyMs: HOUR,
      async run() {
        await productSearch.check();
      },
    },
  ],
};
