import { builder, NodeInterface } from '../../builder.ts';
import { ProductConnection } from '../../search/graphql/types.ts';
import { listProducts } from '../../search/list-products.ts';
import { collectionLoader } from './loaders.ts';
import { CollectionType } from './types.ts';

CollectionType.implement({
  access: 'public',
  description: 'Products that the retailer shows together.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Grows with every change of its texts.' }),
    handle: t.exposeString('handle'),
    title: t.exposeString('title'),
    products: t.field({
      type: ProductConnection,
      description: 'Newest first. Shoppers see what is on sale; staff see everything.',
      args: { first: t.arg.int({ defaultValue: 24 }), after: t.arg.string() },
      resolve: (collection, args, { deps, request }) =>
        listProducts(deps, request, { ...args, filter: { collectionId: collection.id } }),
    }),
  }),
});
builder.asEntity(CollectionType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => collectionLoader(context).load(id),
});
