import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import type { Completion } from '../../ports/catch-up.ts';
import { closeMergeReview } from '../close-merge-review.ts';
import { identifyCustomer } from '../identify-customer.ts';
import { mergeCustomers } from '../merge-customers.ts';
import { unmergeCustomer } from '../unmerge-customer.ts';
import { CloseMergeReviewInput, IdentifyCustomerInput, MergeCustomersInput, UnmergeCustomerInput } from './inputs.ts';
import { reloadCustomer, reviewsById } from './loaders.ts';
import { CompletionType, CustomerType, MergeReviewType } from './types.ts';

const access = 'customers:write';
const COMPLETION =
  'DONE when orders, points, gift cards and touchpoints are read by it already; PENDING when they follow by themselves.';
const completionOf = ({ completion }: { readonly completion: Completion }) => completion;

mutation('identifyCustomer', {
  description:
    'Says that identifiers belong to one person: makes a customer, adds to one, or merges several by this evidence. It opens nobody’s history to a token.',
  access,
  input: IdentifyCustomerInput,
  errors: [ConflictError],
  resolve: (input, { deps, request }) => identifyCustomer(deps, request, input),
  payload: (t) => ({
    customer: t.field({
      type: CustomerType,
      description: 'The customer who is known by them now.',
      resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
    }),
    completion: t.field({ type: CompletionType, description: COMPLETION, resolve: completionOf }),
  }),
});

mutation('mergeCustomers', {
  description: 'Makes two customers one. Merging what is one already changes nothing.',
  access,
  input: MergeCustomersInput,
  errors: [ConflictError, NotFoundError],
  resolve: (input, { deps, request }) => mergeCustomers(deps, request, input),
  payload: (t) => ({
    customer: t.field({
      type: CustomerType,
      description: 'The one customer that they are now.',
      resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
    }),
    completion: t.field({ type: CompletionType, description: COMPLETION, resolve: completionOf }),
  }),
});

mutation('unmergeCustomer', {
  description: 'Takes a merge back; the same evidence does not join the two again.',
  access,
  input: UnmergeCustomerInput,
  errors: [ConflictError, NotFoundError],
  resolve: (input, { deps, request }) => unmergeCustomer(deps, request, input),
  payload: (t) => ({
    customer: t.field({
      type: CustomerType,
      description: 'The customer who was set apart.',
      resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
    }),
    survivor: t.field({
      type: CustomerType,
      description: 'The one whom they had been merged into.',
      resolve: ({ survivorId }, _args, context) => reloadCustomer(context, survivorId),
    }),
    completion: t.field({ type: CompletionType, description: COMPLETION, resolve: completionOf }),
  }),
});

mutation('closeMergeReview', {
  description: 'Takes a review off the queue, after the customers were merged or left apart.',
  access,
  input: CloseMergeReviewInput,
  errors: [ConflictError, NotFoundError],
  resolve: (input, { deps, request }) => closeMergeReview(deps, request, input),
  payload: (t) => ({
    mergeReview: t.field({
      type: MergeReviewType,
      description: 'The review, closed.',
      resolve: async ({ mergeReviewId }, _args, context) => {
        const review = await reviewsById(context).load(mergeReviewId);
        if (!review) throw new NotFoundError('merge review', mergeReviewId, 'mergeReviewId');
        return review;
      },
    }),
  }),
});
