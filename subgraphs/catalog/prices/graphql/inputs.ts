import { builder, MoneyInput, optionalIdempotencyKey } from '../../builder.ts';

export const SetChannelPriceInput = builder.inputType('SetChannelPriceInput', {
  description: 'The price of a variant in a channel.',
  fields: (t) => ({
    variantId: t.id({ required: true, description: 'The variant.' }),
    channelId: t.id({
      required: true,
      description: 'The channel; where the variant is not published, the price waits.',
    }),
    price: t.field({
      type: MoneyInput,
      required: true,
      description: "The price of one unit, in the channel's currency, tax included where the channel's prices are.",
    }),
    compareAtPrice: t.field({
      type: MoneyInput,
      description: 'The price to compare with; what is left out stays, null removes it.',
    }),
    expectedPrice: t.field({ type: MoneyInput, description: 'When this is not the price there, nothing is written.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});
