import { builder, MUTATION_ERRORS } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { adjustPoints } from '../adjust-points.ts';
import { AdjustPointsInput } from './inputs.ts';

const AdjustPointsPayloadType = builder.objectRef<{ customerId: string }>('AdjustPointsPayload').implement({
  description: 'The customer whose points were changed.',
  fields: (t) => ({
    customer: t.field({ type: CustomerType, nullable: true, resolve: ({ customerId }) => ({ id: customerId }) }),
  }),
});

builder.mutationField('adjustPoints', (t) =>
  t.field({
    type: AdjustPointsPayloadType,
    description: 'Corrects a points balance manually, with a reason. Needs loyalty:write.',
    errors: { types: MUTATION_ERRORS },
    args: { input: t.arg({ type: AdjustPointsInput, required: true }) },
    resolve: async (_root, { input }, { deps, request }) => ({ customerId: await adjustPoints(deps, request, input) }),
  }),
);
