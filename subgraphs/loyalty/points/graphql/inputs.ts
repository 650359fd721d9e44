import { builder, idempotencyKey } from '../../builder.ts';

export const AdjustPointsInput = builder.inputType('AdjustPointsInput', {
  description: 'Points to give or take, and why.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: 'The customer.' }),
    points: t.int({
      required: true,
      description: 'Given when positive, taken when negative; not 0, at most 1,000,000 either way.',
    }),
    reason: t.string({ required: true, description: 'Why, for the ledger; 3 to 500 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
