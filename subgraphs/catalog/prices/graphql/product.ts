import { builder, MoneyType } from '../../builder.ts';
import { DEFAULT_CHANNEL } from '../../channels/model/channel.ts';
import { ProductType } from '../../products/graphql/types.ts';
import { type PriceRange, priceRangeOf } from '../model/price-range.ts';

const PriceRangeType = builder.objectRef<PriceRange>('PriceRange').implement({
  description: "The lowest and the highest price among a product's variants.",
  fields: (t) => ({
    min: t.field({ type: MoneyType, resolve: (range) => range.min }),
    max: t.field({ type: MoneyType, resolve: (range) => range.max }),
  }),
});

builder.objectField(ProductType, 'priceRange', (t) =>
  t.field({
    type: PriceRangeType,
    nullable: true,
    description: 'Prices that shoppers see in the channel at this moment; null when none shows there.',
    args: { channel: t.arg.id({ defaultValue: DEFAULT_CHANNEL }) },
    resolve: (product, { channel }, { deps }) =>
      priceRangeOf(product, channel ?? DEFAULT_CHANNEL, deps.clock.now().getTime()),
  }),
);
