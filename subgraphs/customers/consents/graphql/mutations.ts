import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { reloadCustomer } from '../../identity/graphql/loaders.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { recordConsent } from '../record-consent.ts';
import { RecordConsentInput } from './inputs.ts';

mutation('recordConsent', {
  description:
    'Records that a customer agrees or no longer does; the log keeps every statement, and the latest decides.',
  access: ['owner', 'customers:write'],
  input: RecordConsentInput,
  errors: [ConflictError, NotFoundError],
  resolve: (input, { deps, request }) => recordConsent(deps, request, input),
  payload: (t) => ({
    customer: t.field({
      type: CustomerType,
      description: 'The customer, with what they agree to now.',
      resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
    }),
  }),
});
