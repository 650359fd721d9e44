import { builder } from '../../builder.ts';
import { findGiftCard } from '../find-gift-card.ts';
import { GiftCardType } from './types.ts';

builder.queryField('giftCard', (t) =>
  t.field({
    type: GiftCardType,
    nullable: true,
    description:
      'The card that a code opens; who holds the code may see the balance. Null for unknown and revoked codes alike.',
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, { deps }) => findGiftCard(deps, code),
  }),
);
