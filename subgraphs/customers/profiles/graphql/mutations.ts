import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { reloadCustomer } from '../../identity/graphql/loaders.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { updateCustomer } from '../update-customer.ts';
import { UpdateCustomerInput } from './inputs.ts';

builder.mutationField('updateCustomer', (t) =>
  t.field({
    type: CustomerType,
    description: 'For the customer, or staff with customers:write.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UpdateCustomerInput, required: true }) },
    resolve: async (_root, { input }, context) =>
      reloadCustomer(context, await updateCustomer(context.deps, context.request, input)),
  }),
);
