import { givenId } from '../../../shared/given-ids.ts';
import { builder } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { balanceLoader } from './loaders.ts';
import { LoyaltyAccountType } from './types.ts';

builder.objectField(CustomerType, 'loyalty', (t) =>
  t.field({
    type: LoyaltyAccountType,
    nullable: true,
    description: 'Points balance; null for who may not see it, and before the first point.',
    resolve: ({ id }, _args, context) => balanceLoader(context).load(givenId('cus', id)),
  }),
);
