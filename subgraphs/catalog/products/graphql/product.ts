import { pageOfWhole } from '#kernel/values/pagination.ts';
import { builder, NodeInterface, pageArgs } from '../../builder.ts';
import { findByOptions } from '../model/options.ts';
import { seesEverything } from '../model/visibility.ts';
import { SelectedOptionInput } from './inputs.ts';
import { productLoader } from './loaders.ts';
import {
  MediaConnection,
  ProductOptionType,
  ProductStatusType,
  ProductType,
  VariantConnection,
  VariantType,
} from './types.ts';

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
    title: t.exposeString('title', { description: 'What shoppers read it is, at most 255 characters.' }),
    description: t.exposeString('description', { description: 'Plain text with line breaks; never markup.' }),
    vendor: t.exposeString('vendor', { nullable: true, description: 'Who made it; null where it is not said.' }),
    productType: t.exposeString('productType', {
      nullable: true,
      description: 'The retailer\'s own word for what it is, such as "Coat"; null where it is not said.',
    }),
    category: t.exposeString('category', {
      nullable: true,
      description: 'Reports group sales by it; null where it is in none.',
    }),
    status: t.field({
      type: ProductStatusType,
      description: 'How far it is on its way to shoppers.',
      resolve: (product) => product.status,
    }),
    tags: t.stringList({
      description: "The retailer's own marks, by which lists are filtered; at most 250.",
      resolve: (product) => product.tags as string[],
    }),
    options: t.field({
      type: [ProductOptionType],
      description: 'What its variants differ in, in the order in which it is shown; at most 5 as it is made here.',
      resolve: (product) => product.options as never,
    }),
    variantByOptions: t.field({
      type: VariantType,
      nullable: true,
      description: 'The variant that these values make, in any order of the options; null when there is none.',
      args: {
        selectedOptions: t.arg({
          type: [SelectedOptionInput],
          required: true,
          description: 'A value for each option of the product; case and surrounding space do not matter.',
        }),
      },
      resolve: (product, { selectedOptions }) => findByOptions(product.variants, selectedOptions),
    }),
    media: t.field({
      type: MediaConnection,
      description: 'Its pictures, the one of lists first.',
      args: pageArgs(t),
      resolve: (product, args) => pageOfWhole(product.media, args, ({ id }) => id),
    }),
    variants: t.field({
      type: VariantConnection,
      description: 'Everything that it is sold as, in the order in which it is shown.',
      args: pageArgs(t),
      resolve: (product, args) => pageOfWhole(product.variants, args, ({ id }) => id),
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was made or first imported.',
      resolve: (product) => product.createdAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When it or what belongs to it was last changed.',
      resolve: (product) => product.updatedAt,
    }),
  }),
});
builder.asEntity(ProductType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: async ({ id }, context) => {
    const product = await productLoader(context).load(id);
    return product?.status === 'DRAFT' && !seesEverything(context.request) ? null : product;
  },
});
