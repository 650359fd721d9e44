import { parseInstantPage } from '#kernel/values/pagination.ts';
import { builder, pageArgs } from '../../builder.ts';
import { findCustomer } from '../find-customer.ts';
import { listMergeReviews } from '../list-merge-reviews.ts';
import { CustomerRef, MergeReviewFilter } from './inputs.ts';
import { customersById } from './loaders.ts';
import { CustomerType, MergeReviewConnectionType } from './types.ts';

builder.queryFields((t) => ({
  customer: t.field({
    type: CustomerType,
    nullable: true,
    access: ['owner', 'customers:read'],
    description: 'One customer; null when there is none that you may see.',
    args: { ref: t.arg({ type: CustomerRef, required: true, description: 'Which one.' }) },
    resolve: async (_root, { ref }, context) => {
      const id = await findCustomer(context.deps, context.request, ref);
      return id === undefined ? null : customersById(context).load(id);
    },
  }),
  mergeReviews: t.field({
    type: MergeReviewConnectionType,
    description: 'Merges that only a person may decide, the oldest first, decided ones too.',
    access: 'customers:write',
    args: { filter: t.arg({ type: MergeReviewFilter, description: 'What is listed.' }), ...pageArgs(t) },
    resolve: (_root, { filter, ...args }, { deps, request }) =>
      listMergeReviews(deps, request, filter, parseInstantPage(args)),
  }),
}));
