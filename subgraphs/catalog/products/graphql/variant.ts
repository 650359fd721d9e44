import { builder, MoneyType, NodeInterface } from '../../builder.ts';
import { gtinOf } from '../model/gtin.ts';
import { seesEverything } from '../model/visibility.ts';
import { variantLoader } from './loaders.ts';
import { ProductType, SelectedOptionType, VariantKindType, VariantType } from './types.ts';

VariantType.implement({
  access: 'public',
  description: 'The unit that is sold, priced and stocked: one combination of the options of its product.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    sku: t.exposeString('sku', {
      nullable: true,
      description: "The retailer's own number; unique. Null where it has none.",
    }),
    gtin: t.string({
      nullable: true,
      description: 'The number of the barcode, its check digit right; null where the barcode is another code.',
      resolve: ({ barcode }) => gtinOf(barcode),
    }),
    barcode: t.exposeString('barcode', {
      nullable: true,
      description: 'What a scanner reads on it: its GTIN, or any other code; unique. Null where it has none.',
    }),
    title: t.exposeString('title', { description: 'Its option values, such as "M / Red", or a name of its own.' }),
    position: t.exposeInt('position', { description: 'Its place among the variants of its product, from 1.' }),
    kind: t.field({
      type: VariantKindType,
      description: 'Whether units of it lie somewhere.',
      resolve: (variant) => variant.kind,
    }),
    product: t.field({
      type: ProductType,
      description: 'What it is a variant of.',
      resolve: (variant) => variant.product,
    }),
    selectedOptions: t.field({
      type: [SelectedOptionType],
      description: 'What makes it the variant that it is: one value for each option of the product that it has.',
      resolve: (variant) => variant.selectedOptions as never,
    }),
    taxRate: t.field({
      type: 'Decimal',
      description: 'The tax as a fraction of one, such as "0.055".',
      resolve: ({ taxRateBasisPoints }) => String(taxRateBasisPoints / 10_000),
    }),
    basePrice: t.field({
      type: MoneyType,
      nullable: true,
      access: 'catalog:write',
      description:
        'The price that new listings of it start with, as `updateVariant` sets it; null until it is set. What it costs in a channel is `price`.',
      resolve: (variant) => variant.price,
    }),
    baseCompareAtPrice: t.field({
      type: MoneyType,
      nullable: true,
      access: 'catalog:write',
      description: 'The price to compare with that new listings start with; null where there is none.',
      resolve: (variant) => variant.compareAtPrice,
    }),
    unitCost: t.field({
      type: MoneyType,
      nullable: true,
      access: 'catalog:cost',
      description: 'Cost of one unit to the retailer; null where it is not known.',
      resolve: (variant) => variant.unitCost,
    }),
  }),
});
builder.asEntity(VariantType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: async ({ id }, context) => {
    const variant = await variantLoader(context).load(id);
    return variant?.product.status === 'DRAFT' && !seesEverything(context.request) ? null : variant;
  },
});
