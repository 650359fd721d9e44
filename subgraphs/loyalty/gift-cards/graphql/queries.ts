import { isId } from '#kernel/values/ids.ts';
import { parsePage } from '#kernel/values/pagination.ts';
import { builder, pageArgs } from '../../builder.ts';
import { findGiftCard } from '../find-gift-card.ts';
import { listGiftCards } from '../list-gift-cards.ts';
import { GiftCardFilterInput, GiftCardRefInput } from './inputs.ts';
import { giftCardLoader } from './loaders.ts';
import { GiftCardConnectionType, GiftCardType } from './types.ts';

builder.queryFields((t) => ({
  giftCard: t.field({
    type: GiftCardType,
    nullable: true,
    access: 'public',
    description:
      'A gift card: who holds a code of it may see it, by its id its owner and staff. Null for unknown and revoked codes alike.',
    args: { ref: t.arg({ type: GiftCardRefInput, required: true, description: 'Names it.' }) },
    resolve: (_root, { ref: { id, code } }, context) => {
      if (id) return isId('gft', id) ? giftCardLoader(context).load(id) : null;
      return code ? findGiftCard(context.deps, code) : null;
    },
  }),
  giftCards: t.field({
    type: GiftCardConnectionType,
    access: 'loyalty:read',
    description: 'Gift cards, the last one first.',
    args: { filter: t.arg({ type: GiftCardFilterInput, description: 'What is listed.' }), ...pageArgs(t) },
    resolve: (_root, { filter, ...args }, { deps }) => listGiftCards(deps, filter, parsePage(args, 1)),
  }),
}));
