import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { recordInteraction } from '../record-interaction.ts';
import { InteractionKindType, RecordInteractionPayloadType } from './types.ts';

const RecordInteractionInput = builder.inputType('RecordInteractionInput', {
  description: 'A moment between a customer and staff, and where it was.',
  fields: (t) => ({
    customerId: t.id({ required: true }),
    kind: t.field({ type: InteractionKindType, required: true }),
    staffId: t.id({ description: 'The caller, unless they administer the staff.' }),
    locationId: t.id({ description: 'The caller’s store when they have only one.' }),
    variantIds: t.idList(),
    note: t.string(),
    sentiment: t.int({ description: '-2 (annoyed) to 2 (delighted).' }),
    idempotencyKey: t.string(),
  }),
});

builder.mutationField('recordInteraction', (t) =>
  t.field({
    type: RecordInteractionPayloadType,
    access: 'customers:write',
    description: 'Records a moment between a customer and staff. In a store of one’s own.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: RecordInteractionInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => recordInteraction(deps, request, input),
  }),
);
