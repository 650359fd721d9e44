import { builder } from '../../builder.ts';
import { ProductType } from '../../products/graphql/types.ts';
import { collectionLoader } from './loaders.ts';
import { CollectionType } from './types.ts';

builder.objectField(ProductType, 'collections', (t) =>
  t.field({
    type: [CollectionType],
    resolve: async (product, _args, context) => {
      const found = await collectionLoader(context).loadMany(product.collectionIds);
      return found.flatMap((collection) => (collection === null || collection instanceof Error ? [] : collection));
    },
  }),
);
