import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, IdempotencyKeyReusedError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { INTERACTION_KINDS, recordInteraction } from '../../interactions/record-interaction.ts';
import type { Completion } from '../../ports/catch-up.ts';
import { CustomerRef, IdentifierKindEnum } from '../../profiles/graphql/customer.ts';
import { updateCustomer } from '../../profiles/update-customer.ts';
import { identify } from '../identify.ts';
import { mergeCustomers } from '../merge-customers.ts';
import { unmergeCustomer } from '../unmerge-customer.ts';
import { customerAfter } from './loaders.ts';

const CompletionEnum = builder.enumType('Completion', {
  description: 'DONE: every read shows the effect. PENDING: the decision stands and the rest follows by itself.',
  values: ['DONE', 'PENDING'] as const,
});

interface Changed {
  readonly customerId: string;
  readonly completion: Completion;
}

const IdentifyPayload = builder.objectRef<Changed>('IdentifyPayload').implement({
  description: 'Who it is. With DONE, orders, points, gift cards and touchpoints read as one customer’s.',
  fields: (t) => ({
    customer: t.field({
      type: CustomerRef,
      resolve: ({ customerId }, _args, context) => customerAfter(context, customerId),
    }),
    completion: t.expose('completion', { type: CompletionEnum }),
  }),
});
const MergeCustomersPayload = builder.objectRef<Changed>('MergeCustomersPayload').implement({
  description: 'The survivor. With DONE, orders, points, gift cards and touchpoints read as one customer’s.',
  fields: (t) => ({
    customer: t.field({
      type: CustomerRef,
      resolve: ({ customerId }, _args, context) => customerAfter(context, customerId),
    }),
    completion: t.expose('completion', { type: CompletionEnum }),
  }),
});
const UnmergeCustomerPayload = builder.objectRef<Changed & { survivorId: string }>('UnmergeCustomerPayload').implement({
  description: 'Both profiles, as they are apart.',
  fields: (t) => ({
    customer: t.field({
      type: CustomerRef,
      resolve: ({ customerId }, _args, context) => customerAfter(context, customerId),
    }),
    survivor: t.field({
      type: CustomerRef,
      resolve: ({ survivorId }, _args, context) => customerAfter(context, survivorId),
    }),
    completion: t.expose('completion', { type: CompletionEnum }),
  }),
});
const RecordInteractionPayload = builder
  .objectRef<{ interactionId: string; customerId: string }>('RecordInteractionPayload')
  .implement({
    description: 'The interaction; the customer’s timeline shows it on the next read.',
    fields: (t) => ({
      interactionId: t.exposeID('interactionId'),
      customer: t.field({
        type: CustomerRef,
        resolve: ({ customerId }, _args, context) => customerAfter(context, customerId),
      }),
    }),
  });

const IdentifierInput = builder.inputType('IdentifierInput', {
  description: 'Something a person is known by, as it was written or read.',
  fields: (t) => ({
    kind: t.field({ type: IdentifierKindEnum, required: true }),
    value: t.string({ required: true }),
  }),
});
const IdentifyInput = builder.inputType('IdentifyInput', {
  description: 'What was seen together.',
  fields: (t) => ({
    identifiers: t.field({ type: [IdentifierInput], required: true, description: 'Seen together; at most 20.' }),
    idempotencyKey: t.string(),
  }),
});
const MergeCustomersInput = builder.inputType('MergeCustomersInput', {
  description: 'Two customers who are one, and who goes on.',
  fields: (t) => ({
    survivorId: t.id({ required: true }),
    mergedId: t.id({ required: true }),
    reason: t.string(),
    idempotencyKey: t.string({ required: true }),
  }),
});
const UnmergeCustomerInput = builder.inputType('UnmergeCustomerInput', {
  description: 'Who is to stand apart again.',
  fields: (t) => ({ mergedId: t.id({ required: true }), reason: t.string() }),
});
const UpdateCustomerInput = builder.inputType('UpdateCustomerInput', {
  description: 'A field that is left out stays; null clears it.',
  fields: (t) => ({
    id: t.id({ required: true }),
    firstName: t.string(),
    lastName: t.string(),
    email: t.string({ description: 'Staff alone may change it.' }),
    phone: t.string(),
    locale: t.string(),
    expectedUpdatedAt: t.field({ type: 'DateTime', description: 'Refuses when it changed since.' }),
  }),
});
const InteractionKind = builder.enumType('InteractionKind', {
  description: 'What passed between a customer and the house.',
  values: INTERACTION_KINDS,
});
const RecordInteractionInput = builder.inputType('RecordInteractionInput', {
  description: 'What passed, with whom and where.',
  fields: (t) => ({
    customerId: t.id({ required: true }),
    kind: t.field({ type: InteractionKind, required: true }),
    staffId: t.id({ description: 'The caller, unless they administer the staff.' }),
    locationId: t.id({ description: 'The caller’s store when they have only one.' }),
    variantIds: t.idList(),
    note: t.string(),
    sentiment: t.int({ description: '-2 (annoyed) to 2 (delighted).' }),
    idempotencyKey: t.string(),
  }),
});

builder.mutationFields((t) => ({
  identify: t.field({
    type: IdentifyPayload,
    description:
      'Says that identifiers belong to one person: creates, adds or merges by this evidence. Customers name their own browsers and devices; those of somebody known are a conflict.',
    errors: { types: [ConflictError, IdempotencyKeyReusedError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: IdentifyInput, required: true }) },
    resolve: (_, { input }, { deps, request }) => identify(deps, request, input),
  }),
  mergeCustomers: t.field({
    type: MergeCustomersPayload,
    description: 'Makes two customers one. Needs customers:write.',
    errors: { types: [NotFoundError, IdempotencyKeyReusedError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: MergeCustomersInput, required: true }) },
    resolve: (_, { input }, { deps, request }) => mergeCustomers(deps, request, input),
  }),
  unmergeCustomer: t.field({
    type: UnmergeCustomerPayload,
    description: 'Takes a merge back; the same evidence does not join the two again. Needs customers:write.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UnmergeCustomerInput, required: true }) },
    resolve: (_, { input }, { deps, request }) => unmergeCustomer(deps, request, input),
  }),
  updateCustomer: t.field({
    type: CustomerRef,
    description: 'For the customer, or staff with customers:write.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UpdateCustomerInput, required: true }) },
    resolve: async (_, { input }, context) =>
      customerAfter(context, await updateCustomer(context.deps, context.request, input)),
  }),
  recordInteraction: t.field({
    type: RecordInteractionPayload,
    description: 'Keeps a moment between a customer and the house. Needs customers:write, in a store of one’s own.',
    errors: { types: [NotFoundError, IdempotencyKeyReusedError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: RecordInteractionInput, required: true }) },
    resolve: (_, { input }, { deps, request }) => recordInteraction(deps, request, input),
  }),
}));
