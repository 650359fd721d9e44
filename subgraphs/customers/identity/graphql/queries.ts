import { builder } from '../../builder.ts';
import { findCustomerByIdentifier } from '../find-customer-by-identifier.ts';
import { listMergeReviews } from '../list-merge-reviews.ts';
import { customersById } from './loaders.ts';
import { MergeReviewType } from './merge-review.ts';
import { CustomerType, IdentifierKindType } from './types.ts';

builder.queryFields((t) => ({
  customer: t.field({
    type: CustomerType,
    nullable: true,
    access: ['owner', 'customers:read'],
    description: 'By any id they ever had; null when there is none that you may see.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => customersById(context).load(id),
  }),
  customerByIdentifier: t.field({
    type: CustomerType,
    nullable: true,
    description: 'Null also for a token that many people share.',
    access: 'customers:read',
    args: { kind: t.arg({ type: IdentifierKindType, required: true }), value: t.arg.string({ required: true }) },
    resolve: async (_root, args, context) => {
      const id = await findCustomerByIdentifier(context.deps, context.request, args);
      return id === undefined ? null : customersById(context).load(id);
    },
  }),
  mergeReviews: t.field({
    type: [MergeReviewType],
    description: 'Open reviews, oldest first, at most 100.',
    access: 'customers:write',
    args: { first: t.arg.int({ defaultValue: 50 }) },
    resolve: (_root, { first }, { deps, request }) => listMergeReviews(deps, request, first ?? 50),
  }),
}));
