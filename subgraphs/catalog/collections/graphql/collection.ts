import { builder, NodeInterface, pageArgs } from '../../builder.ts';
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
    handle: t.exposeString('handle', { description: 'Its name in addresses; unique.' }),
    title: t.exposeString('title', { description: 'What shoppers read it is, at most 255 characters.' }),
    products: t.field({
      type: ProductConnection,
      description: "Those of them that are on sale in the context's channel, the newest first.",
      args: pageArgs(t),
      resolve: (collection, args, { deps, request }) =>
        listProducts(deps, request, { ...args, filter: { collectionIds: [collection.id] } }),
    }),
  }),
});
builder.asEntity(CollectionType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => collectionLoader(context).load(id),
});
