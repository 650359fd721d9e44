import { builder } from '../../builder.ts';
import { IdentifierKindType } from './types.ts';

const IdentifierInput = builder.inputType('IdentifierInput', {
  description: 'Something a person is known by, as it was written or read.',
  fields: (t) => ({
    kind: t.field({ type: IdentifierKindType, required: true }),
    value: t.string({ required: true }),
  }),
});

export const IdentifyInput = builder.inputType('IdentifyInput', {
  description: 'Identifiers that were seen together.',
  fields: (t) => ({
    identifiers: t.field({ type: [IdentifierInput], required: true, description: 'Seen together; at most 20.' }),
    idempotencyKey: t.string(),
  }),
});

export const MergeCustomersInput = builder.inputType('MergeCustomersInput', {
  description: 'Two customers who are one, and which of them remains.',
  fields: (t) => ({
    survivorId: t.id({ required: true }),
    mergedId: t.id({ required: true }),
    reason: t.string(),
    idempotencyKey: t.string({ required: true }),
  }),
});

export const UnmergeCustomerInput = builder.inputType('UnmergeCustomerInput', {
  description: 'The customer to separate from its survivor.',
  fields: (t) => ({ mergedId: t.id({ required: true }), reason: t.string() }),
});

export const CloseMergeReviewInput = builder.inputType('CloseMergeReviewInput', {
  description: 'A review that was decided.',
  fields: (t) => ({ id: t.id({ required: true }), note: t.string() }),
});
