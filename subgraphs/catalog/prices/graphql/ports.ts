import { builder } from '../../builder.ts';
import { type PricedVariant, priceVariants } from '../price-variants.ts';

const PricedVariantType = builder.objectRef<PricedVariant>('PricedVariant').implement({
  description: 'A variant as it stands in a channel at this moment, for a line of a cart or a POS sale.',
  inaccessible: true,
  fields: (t) => ({
    variantId: t.id({ resolve: ({ variant }) => variant.id }),
    productId: t.id({ resolve: ({ variant }) => variant.product.id }),
    productTitle: t.string({ resolve: ({ variant }) => variant.product.title }),
    variantTitle: t.string({ resolve: ({ variant }) => variant.title }),
    sku: t.string({ nullable: true, resolve: ({ variant }) => variant.sku }),
    category: t.string({ nullable: true, resolve: ({ variant }) => variant.product.category }),
    kind: t.string({ description: 'GOOD or SERVICE.', resolve: ({ variant }) => variant.kind }),
    unitPriceMinor: t.field({
      type: 'MinorUnits',
      nullable: true,
      description: 'Null when the variant has no price of that currency in the channel.',
      resolve: (priced) => priced.unitPriceMinor,
    }),
    taxRateBasisPoints: t.int({ resolve: ({ variant }) => variant.taxRateBasisPoints }),
    taxIncluded: t.exposeBoolean('taxIncluded'),
    unitCostMinor: t.field({
      type: 'MinorUnits',
      nullable: true,
      description: 'Null when it is not known in that currency.',
      resolve: (priced) => priced.unitCostMinor,
    }),
    cartHoldMinutes: t.exposeInt('cartHoldMinutes', {
      nullable: true,
      description: 'The channel: minutes for which a cart holds its units; null where carts hold none.',
    }),
    maxHeldQuantity: t.exposeInt('maxHeldQuantity', {
      nullable: true,
      description: 'The channel: units of a variant that one session may hold; null for any number.',
    }),
    sellable: t.boolean({ resolve: (priced) => priced.reason === null }),
    reason: t.string({
      nullable: true,
      description: 'NOT_ACTIVE, NOT_LISTED, NOT_YET, NO_LONGER or OTHER_CURRENCY; null when it can be sold.',
      resolve: (priced) => priced.reason,
    }),
  }),
});

builder.queryFields((t) => ({
  catalogPriceVariants: t.field({
    type: [PricedVariantType],
    inaccessible: true,
    description: 'Prices of variants in a channel; those that do not exist are left out.',
    access: 'service',
    args: {
      channel: t.arg.id({ required: true }),
      currencyCode: t.arg.string({ required: true }),
      variantIds: t.arg.idList({ required: true }),
      buyerId: t.arg.id({ description: 'Empty for a guest; absent where staff or a POS sells.' }),
    },
    resolve: (_root, args, { deps }) => priceVariants(deps, args),
  }),
}));
