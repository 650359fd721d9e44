import { givenId } from '../../../shared/given-ids.ts';
import { builder } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { balanceLoader } from './loaders.ts';
import { LoyaltyAccountType } from './types.ts';

builder.objectField(CustomerType, 'loyaltyAccount', (t) =>
  t.field({
    type: LoyaltyAccountType,
    nullable: true,
    access: ['owner', 'loyalty:read'],
    description: 'The points; null before the first one.',
    resolve: ({ id }, _args, context) => balanceLoader(context).load(givenId('cus', id)),
  }),
);
