import { builder, MoneyType, NodeInterface } from '../../builder.ts';
import { seesEverything } from '../model/visibility.ts';
import { variantLoader } from './loaders.ts';
import { ProductType, SelectedOptionType, VariantKindType, VariantType } from './types.ts';

VariantType.implement({
  access: 'public',
  description: 'The unit that is sold, priced and stocked: one combination of the options of its product.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    sku: t.exposeString('sku', { nullable: true, description: "The retailer's own number; unique." }),
    gtin: t.exposeString('gtin', { nullable: true, description: 'The number of the barcode, its check digit right.' }),
    title: t.exposeString('title'),
    position: t.exposeInt('position'),
    kind: t.field({ type: VariantKindType, resolve: (variant) => variant.kind }),
    product: t.field({ type: ProductType, resolve: (variant) => variant.product }),
    selectedOptions: t.field({ type: [SelectedOptionType], resolve: (variant) => variant.selectedOptions as never }),
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
