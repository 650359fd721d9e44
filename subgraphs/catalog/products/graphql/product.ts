import { builder } from '../../builder.ts';
import { seesEverything } from '../../search/list-products.ts';
import { loadersOf } from './loaders.ts';
import {
  CollectionType,
  MediaType,
  PriceRangeType,
  ProductOptionType,
  ProductStatusType,
  ProductType,
  priceRangeOf,
  VariantType,
} from './types.ts';

ProductType.implement({
  description: 'Something the house sells, in one or more variants.',
  fields: (t) => ({
    id: t.exposeID('id'),
    handle: t.exposeString('handle', { description: "The product's name in addresses; unique." }),
    title: t.exposeString('title'),
    description: t.exposeString('description', { description: 'Plain text with line breaks; never markup.' }),
    vendor: t.exposeString('vendor', { nullable: true }),
    productType: t.exposeString('productType', { nullable: true }),
    category: t.exposeString('category', { nullable: true, description: 'What reports group sales by.' }),
    status: t.field({ type: ProductStatusType, resolve: (product) => product.status }),
    tags: t.stringList({ resolve: (product) => product.tags as string[] }),
    options: t.field({ type: [ProductOptionType], resolve: (product) => product.options as never }),
    media: t.field({ type: [MediaType], resolve: (product) => product.media as never }),
    variants: t.field({ type: [VariantType], resolve: (product) => product.variants as never }),
    collections: t.field({
      type: [CollectionType],
      resolve: async (product, _args, context) => {
        const found = await loadersOf(context).collections.loadMany(product.collectionIds);
        return found.flatMap((collection) => (collection === null || collection instanceof Error ? [] : collection));
      },
    }),
    createdAt: t.field({ type: 'DateTime', resolve: (product) => product.createdAt }),
    updatedAt: t.field({ type: 'DateTime', resolve: (product) => product.updatedAt }),
    priceRange: t.field({
      type: PriceRangeType,
      nullable: true,
      description: 'Prices that shoppers see in the channel just now; null when none shows there.',
      args: { channel: t.arg.id({ defaultValue: 'WEB' }) },
      resolve: (product, { channel }, { deps }) => priceRangeOf(product, channel ?? 'WEB', deps.clock.now().getTime()),
    }),
  }),
});
builder.asEntity(ProductType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: async ({ id }, context) => {
    const product = await loadersOf(context).products.load(id);
    return product?.status === 'DRAFT' && !seesEverything(context.request) ? null : product;
  },
});
