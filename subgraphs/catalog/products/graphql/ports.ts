import { builder } from '../../builder.ts';
import { type FoundVariant, findVariants } from '../find-variants.ts';

const FoundVariantType = builder.objectRef<FoundVariant>('FoundVariant').implement({
  description: 'A variant with the code it was asked by.',
  inaccessible: true,
  fields: (t) => ({
    gtin: t.exposeString('gtin', { nullable: true }),
    sku: t.exposeString('sku', { nullable: true }),
    variantId: t.exposeID('variantId'),
  }),
});

builder.queryFields((t) => ({
  catalogFindVariants: t.field({
    type: [FoundVariantType],
    inaccessible: true,
    description: 'Variants by barcode or SKU; unknown codes are left out.',
    access: 'service',
    args: { gtins: t.arg.stringList({ required: true }), skus: t.arg.stringList({ required: true }) },
    resolve: (_root, args, { deps }) => findVariants(deps, args),
  }),
}));
