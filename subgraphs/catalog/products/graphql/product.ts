import { builder, NodeInterface } from '../../builder.ts';
import { seesEverything } from '../model/visibility.ts';
import { productLoader } from './loaders.ts';
import { MediaType, ProductOptionType, ProductStatusType, ProductType, VariantType } from './types.ts';

ProductType.implement({
  access: 'public',
  description: 'Something the retailer sells, in one or more variants.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    version: t.int({
      description: 'Grows with every change of the product, its variants, media, collections and listings.',
      resolve: ({ version }) => Number(version),
    }),
    handle: t.exposeString('handle', { description: "The product's name in addresses; unique." }),
    title: t.exposeString('title'),
    description: t.exposeString('description', { description: 'Plain text with line breaks; never markup.' }),
    vendor: t.exposeString('vendor', { nullable: true }),
    productType: t.exposeString('productType', { nullable: true }),
    category: t.exposeString('category', { nullable: true, description: 'Reports group sales by it.' }),
    status: t.field({ type: ProductStatusType, resolve: (product) => product.status }),
    tags: t.stringList({ resolve: (product) => product.tags as string[] }),
    options: t.field({ type: [ProductOptionType], resolve: (product) => product.options as never }),
    media: t.field({ type: [MediaType], resolve: (product) => product.media as never }),
    variants: t.field({ type: [VariantType], resolve: (product) => product.variants as never }),
    createdAt: t.field({ type: 'DateTime', resolve: (product) => product.createdAt }),
    updatedAt: t.field({ type: 'DateTime', resolve: (product) => product.updatedAt }),
  }),
});
builder.asEntity(ProductType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: async ({ id }, context) => {
    const product = await productLoader(context).load(id);
    return product?.status === 'DRAFT' && !seesEverything(context.request) ? null : product;
  },
});
