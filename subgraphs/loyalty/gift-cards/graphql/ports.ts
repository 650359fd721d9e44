import { givenId } from '../../../shared/given-ids.ts';
import { builder } from '../../builder.ts';
import { type HeldGiftCard, holdGiftCards } from '../hold-gift-cards.ts';

const HeldGiftCardType = builder.objectRef<HeldGiftCard>('LoyaltyHeldGiftCard').implement({
  inaccessible: true,
  fields: (t) => ({
    giftCardId: t.exposeID('giftCardId'),
    amountMinor: t.field({ type: 'MinorUnits', resolve: (held) => held.amountMinor }),
    maskedCode: t.exposeString('maskedCode'),
  }),
});

builder.mutationField('loyaltyHoldGiftCards', (t) =>
  t.field({
    type: [HeldGiftCardType],
    inaccessible: true,
    access: 'service',
    args: {
      checkoutId: t.arg.id({ required: true }),
      keyIds: t.arg.idList({ required: true }),
      currency: t.arg({ type: 'CurrencyCode', required: true }),
      maxMinor: t.arg({ type: 'MinorUnits', required: true }),
    },
    resolve: (_root, args, { deps }) => holdGiftCards(deps, { ...args, checkoutId: givenId('ord', args.checkoutId) }),
  }),
);
