import { parsePage } from '#kernel/values/pagination.ts';
import { givenId } from '../../../shared/given-ids.ts';
import { builder, pageArgs } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { pageOfCards } from '../model/card-page.ts';
import { cardsOfCustomerLoader } from './loaders.ts';
import { GiftCardConnectionType } from './types.ts';

builder.objectField(CustomerType, 'giftCards', (t) =>
  t.field({
    type: GiftCardConnectionType,
    nullable: true,
    access: ['owner', 'loyalty:read'],
    description: 'Gift cards that belong to the customer, the oldest first.',
    args: pageArgs(t),
    resolve: async ({ id }, args, context) => {
      const page = parsePage(args, 1);
      const cards = await cardsOfCustomerLoader(context).load(givenId('cus', id));
      return cards && pageOfCards(cards, page);
    },
  }),
);
