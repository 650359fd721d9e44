import { builder } from '../../builder.ts';
import { listProducts } from '../list-products.ts';
import { searchProducts } from '../search-products.ts';
import { ProductFilter } from './inputs.ts';
import { ProductConnection, ProductSortType } from './types.ts';

builder.queryFields((t) => ({
  products: t.field({
    type: ProductConnection,
    access: 'public',
    description: 'Products read by key, at most 100 at once. Shoppers see what is on sale; staff see everything.',
    args: {
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      sort: t.arg({ type: ProductSortType, defaultValue: 'NEWEST' }),
      filter: t.arg({ type: ProductFilter }),
    },
    resolve: (_root, args, { deps, request }) => listProducts(deps, request, args),
  }),
  searchProducts: t.field({
    type: ProductConnection,
    access: 'public',
    description: 'Products by words in French or English, best first; forgives a typing error when nothing matches.',
    args: {
      query: t.arg.string({ required: true }),
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
    },
    resolve: (_root, args, { deps, request }) => searchProducts(deps, request, args),
  }),
}));
