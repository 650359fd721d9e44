import { builder } from '../../builder.ts';

export const AdjustPointsInput = builder.inputType('AdjustPointsInput', {
  description: 'Points to give or take, and why.',
  fields: (t) => ({
    customerId: t.id({ required: true }),
    points: t.int({ required: true, description: 'Given when positive, taken when negative.' }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
});
