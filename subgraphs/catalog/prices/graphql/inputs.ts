import { builder, MoneyInput } from '../../builder.ts';

export const SetChannelPriceInput = builder.inputType('SetChannelPriceInput', {
  description: 'The price of a variant in a channel.',
  fields: (t) => ({
    variantId: t.id({ required: true }),
    channel: t.id({ required: true }),
    price: t.field({ type: MoneyInput, required: true }),
    compareAtPrice: t.field({ type: MoneyInput, description: 'Absent leaves it, null removes it.' }),
    expectedPrice: t.field({ type: MoneyInput, description: 'When this is not the price there, nothing is written.' }),
  }),
});
