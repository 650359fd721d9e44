import { appliedContext } from '#kernel/request/context.ts';
import { builder, TaxedMoneyType } from '../../builder.ts';
import { ProductType } from '../../products/graphql/types.ts';
import { type PriceRange, priceRangeOf } from '../model/price-range.ts';

const PriceRangeType = builder.objectRef<PriceRange>('PriceRange').implement({
  description: "The lowest and the highest price among a product's variants.",
  fields: (t) => ({
    min: t.field({ type: TaxedMoneyType, description: 'Of the cheapest variant.', resolve: (range) => range.min }),
    max: t.field({ type: TaxedMoneyType, description: 'Of the dearest variant.', resolve: (range) => range.max }),
  }),
});

builder.objectField(ProductType, 'priceRange', (t) =>
  t.field({
    type: PriceRangeType,
    nullable: true,
    description: "Prices that shoppers see in the context's channel at this moment; null when none shows there.",
    resolve: (product, _args, { deps, request }) =>
      priceRangeOf(product, appliedContext(request).channelCode, deps.clock.now().getTime()),
  }),
);
