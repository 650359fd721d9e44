import { pageOfWhole } from '#kernel/values/pagination.ts';
import { builder, pageArgs } from '../../builder.ts';
import { ProductType } from '../../products/graphql/types.ts';
import { collectionLoader } from './loaders.ts';
import { CollectionConnection } from './types.ts';

builder.objectField(ProductType, 'collections', (t) =>
  t.field({
    type: CollectionConnection,
    description: 'The collections that contain it, in the order in which it was added.',
    args: pageArgs(t),
    resolve: async (product, args, context) => {
      const found = await collectionLoader(context).loadMany(product.collectionIds);
      const collections = found.flatMap((one) => (one === null || one instanceof Error ? [] : one));
      return pageOfWhole(collections, args, ({ id }) => id);
    },
  }),
);
