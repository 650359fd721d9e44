import { builder, pageArgs } from '../../builder.ts';
import { listProducts } from '../list-products.ts';
import { ProductFilter, ProductSort } from './inputs.ts';
import { ProductConnection } from './types.ts';

builder.queryField('products', (t) =>
  t.field({
    type: ProductConnection,
    access: 'public',
    description:
      "What is on sale in the context's channel, to staff as to shoppers; staff ask for more by `filter.statuses`.",
    args: {
      query: t.arg.string({
        description:
          'Words in French or English, the last of which may be a beginning, a SKU or a barcode. A typing error is forgiven where a word finds nothing, and one word is left out where nothing has all of them.',
      }),
      filter: t.arg({ type: ProductFilter, description: 'Which products.' }),
      sort: t.arg({ type: ProductSort, description: 'Absent: the best match first with a query, else the newest.' }),
      ...pageArgs(t),
    },
    resolve: (_root, args, { deps, request }) => listProducts(deps, request, args),
  }),
);
