import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { adjustPoints } from '../adjust-points.ts';
import { AdjustPointsInput } from './inputs.ts';
import { balanceLoader } from './loaders.ts';
import { LoyaltyAccountType } from './types.ts';

mutation('adjustPoints', {
  description: 'Corrects a points balance manually, with a reason.',
  access: 'loyalty:write',
  input: AdjustPointsInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, context) => {
    const customerId = await adjustPoints(context.deps, context.request, input);
    const account = await balanceLoader(context).load(customerId);
    if (!account) throw new NotFoundError('loyalty account of', customerId, 'customerId');
    return { account };
  },
  payload: (t) => ({
    loyaltyAccount: t.field({
      type: LoyaltyAccountType,
      description: 'The account as it is now.',
      resolve: ({ account }) => account,
    }),
    customer: t.field({
      type: CustomerType,
      nullable: true,
      description: 'The customer whose points were changed.',
      resolve: ({ account }) => ({ id: account.customerId }),
    }),
  }),
});
