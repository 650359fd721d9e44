import { builder } from '../../builder.ts';
import { reloadCustomer } from '../../identity/graphql/loaders.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { INTERACTION_KINDS } from '../model/interaction.ts';

export const InteractionKindType = builder.enumType('InteractionKind', {
  description: 'The kind of a moment between a customer and staff.',
  values: INTERACTION_KINDS,
});

export const RecordInteractionPayloadType = builder
  .objectRef<{ readonly interactionId: string; readonly customerId: string }>('RecordInteractionPayload')
  .implement({
    description: 'The interaction; the customer’s timeline shows it on the next read.',
    fields: (t) => ({
      interactionId: t.exposeID('interactionId'),
      customer: t.field({
        type: CustomerType,
        resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
      }),
    }),
  });
