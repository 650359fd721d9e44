import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { closeMergeReview } from '../close-merge-review.ts';
import { identify } from '../identify.ts';
import { mergeCustomers } from '../merge-customers.ts';
import { unmergeCustomer } from '../unmerge-customer.ts';
import { CloseMergeReviewInput, IdentifyInput, MergeCustomersInput, UnmergeCustomerInput } from './inputs.ts';
import {
  CloseMergeReviewPayloadType,
  IdentifyPayloadType,
  MergeCustomersPayloadType,
  UnmergeCustomerPayloadType,
} from './types.ts';

builder.mutationFields((t) => ({
  identify: t.field({
    type: IdentifyPayloadType,
    access: 'customers:write',
    description:
      'Says that identifiers belong to one person: creates, adds or merges by this evidence. Customers name their own browsers and devices; those of a known customer are a conflict.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: IdentifyInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => identify(deps, request, input),
  }),
  mergeCustomers: t.field({
    type: MergeCustomersPayloadType,
    access: 'customers:write',
    description: 'Makes two customers one.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: MergeCustomersInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => mergeCustomers(deps, request, input),
  }),
  unmergeCustomer: t.field({
    type: UnmergeCustomerPayloadType,
    access: 'customers:write',
    description: 'Takes a merge back; the same evidence does not join the two again.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UnmergeCustomerInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => unmergeCustomer(deps, request, input),
  }),
  closeMergeReview: t.field({
    type: CloseMergeReviewPayloadType,
    access: 'customers:write',
    description: 'Ends a review that needs no merge.',
    errors: { types: [NotFoundError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: CloseMergeReviewInput, required: true }) },
    resolve: async (_root, { input }, { deps, request }) => ({ id: await closeMergeReview(deps, request, input) }),
  }),
}));
