import { givenId } from '../../../shared/given-ids.ts';
import { builder } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { cardsOfCustomerLoader } from './loaders.ts';
import { GiftCardType } from './types.ts';

builder.objectField(CustomerType, 'giftCards', (t) =>
  t.field({
    type: [GiftCardType],
    nullable: { list: true, items: false },
    description: 'Gift cards that belong to the customer; null for who may not see them.',
    resolve: ({ id }, _args, context) => cardsOfCustomerLoader(context).load(givenId('cus', id)),
  }),
);
