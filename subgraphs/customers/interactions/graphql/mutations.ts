import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { reloadCustomer } from '../../identity/graphql/loaders.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { recordInteraction } from '../record-interaction.ts';
import { RecordInteractionInput } from './inputs.ts';
import { interactionsById } from './loaders.ts';
import { InteractionType } from './types.ts';

mutation('recordInteraction', {
  description: 'Records a moment between a customer and staff, in a store of the caller’s.',
  access: 'customers:write',
  input: RecordInteractionInput,
  errors: [ConflictError, NotFoundError],
  resolve: (input, { deps, request }) => recordInteraction(deps, request, input),
  payload: (t) => ({
    interaction: t.field({
      type: InteractionType,
      description: 'What was recorded.',
      resolve: async ({ interactionId }, _args, context) => {
        const interaction = await interactionsById(context).load(interactionId);
        if (!interaction) throw new NotFoundError('interaction', interactionId);
        return interaction;
      },
    }),
    customer: t.field({
      type: CustomerType,
      description: 'The customer, whose timeline shows it.',
      resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
    }),
  }),
});
