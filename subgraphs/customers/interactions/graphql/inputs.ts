import { builder, idempotencyKey } from '../../builder.ts';
import { InteractionKindType } from './types.ts';

export const InteractionFilterInput = builder.inputType('InteractionFilter', {
  description: 'Which interactions a list is narrowed to; each list names at most 250.',
  fields: (t) => ({
    customerIds: t.idList({ description: 'With one of these customers, by any id of theirs.' }),
    staffMemberIds: t.idList({ description: 'By one of these members of staff.' }),
    locationIds: t.idList({ description: 'In one of these places.' }),
    kinds: t.field({ type: [InteractionKindType], description: 'Of one of these kinds.' }),
  }),
});

export const RecordInteractionInput = builder.inputType('RecordInteractionInput', {
  description: 'A moment between a customer and staff, and where it was.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: 'The customer, by any id of theirs.' }),
    kind: t.field({ type: InteractionKindType, required: true, description: 'What kind of moment it was.' }),
    staffMemberId: t.id({
      description: 'Who of the staff; the caller when left out, and nobody else unless they administer the staff.',
    }),
    locationId: t.id({ description: 'The store; the caller’s when left out and they have only one.' }),
    variantIds: t.idList({ description: 'What it was about; at most 50.' }),
    note: t.string({ description: 'What staff noted; at most 2,000 characters, never shown to the customer.' }),
    sentiment: t.int({ description: 'How it went, from -2 (annoyed) to 2 (delighted); left out when it is unknown.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
