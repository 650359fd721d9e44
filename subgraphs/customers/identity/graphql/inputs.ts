import { builder, idempotencyKey } from '../../builder.ts';
import { IdentifierKindType, MergeReviewKindType, MergeReviewStatusType } from './types.ts';

const REASON = 'Why, for the record; at most 500 characters.';

const IdentifierInput = builder.inputType('IdentifierInput', {
  description: 'Something a person is known by, as it was written or read.',
  fields: (t) => ({
    kind: t.field({ type: IdentifierKindType, required: true, description: 'What it is.' }),
    value: t.string({
      required: true,
      description: 'As it was written or read; the form in which it is compared is found.',
    }),
  }),
});

export const CustomerRef = builder.inputType('CustomerRef', {
  description: 'Names a customer by one of their keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Any id they ever had.' }),
    identifier: t.field({
      type: IdentifierInput,
      description: 'What they are known by; for CUSTOMERS_READ. One that many people share leads to nobody.',
    }),
  }),
});

export const MergeReviewFilter = builder.inputType('MergeReviewFilter', {
  description: 'Which reviews a list is narrowed to; each list names at most 250.',
  fields: (t) => ({
    kinds: t.field({ type: [MergeReviewKindType], description: 'Of one of these kinds.' }),
    statuses: t.field({ type: [MergeReviewStatusType], description: 'In one of these statuses.' }),
  }),
});

export const IdentifyCustomerInput = builder.inputType('IdentifyCustomerInput', {
  description: 'Identifiers that were seen together.',
  fields: (t) => ({
    identifiers: t.field({
      type: [IdentifierInput],
      required: true,
      description: 'All that belong to the one person; at least one, at most 20.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const MergeCustomersInput = builder.inputType('MergeCustomersInput', {
  description: 'Two customers who are one, and which of them remains.',
  fields: (t) => ({
    survivorId: t.id({ required: true, description: 'Whose id stands for both from then on.' }),
    mergedId: t.id({ required: true, description: 'The other one.' }),
    reason: t.string({ description: REASON }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const UnmergeCustomerInput = builder.inputType('UnmergeCustomerInput', {
  description: 'A record to set apart again.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: 'The id that was merged into another.' }),
    reason: t.string({ description: REASON }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const CloseMergeReviewInput = builder.inputType('CloseMergeReviewInput', {
  description: 'A review that was decided.',
  fields: (t) => ({
    mergeReviewId: t.id({ required: true, description: 'The review.' }),
    note: t.string({ description: 'What was found; at most 1,000 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
