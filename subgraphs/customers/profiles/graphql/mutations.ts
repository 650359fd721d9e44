import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { reloadCustomer } from '../../identity/graphql/loaders.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { updateCustomer } from '../update-customer.ts';
import { UpdateCustomerInput } from './inputs.ts';

mutation('updateCustomer', {
  description: 'Changes how a customer is addressed and written to.',
  access: ['owner', 'customers:write'],
  input: UpdateCustomerInput,
  errors: [NotFoundError, ConflictError],
  resolve: async (input, { deps, request }) => ({ customerId: await updateCustomer(deps, request, input) }),
  payload: (t) => ({
    customer: t.field({
      type: CustomerType,
      description: 'As they are now.',
      resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
    }),
  }),
});
