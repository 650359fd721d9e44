import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { CustomerRef } from '../../profiles/graphql/customer.ts';
import { closeMergeReview, openMergeReviews } from '../close-merge-review.ts';
import { maskIdentifier } from '../model/identifiers.ts';
import type { ReviewRow } from '../store/open-reviews.ts';
import { loadersOf } from './loaders.ts';

const MergeReviewKind = builder.enumType('MergeReviewKind', {
  description:
    'SHARED_TOKEN: seen with too many people. SEPARATED: evidence for two whom somebody set apart. UNVERIFIED_CLAIM: an account was opened with the address of a known customer.',
  values: ['SHARED_TOKEN', 'SEPARATED', 'UNVERIFIED_CLAIM'] as const,
});

const MergeReviewRef = builder.objectRef<ReviewRow>('MergeReview').implement({
  description: 'A merge that waits for a person: merge by hand or leave apart, then close it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: MergeReviewKind }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    identifier: t.string({
      nullable: true,
      description: 'What it is about, masked.',
      resolve: ({ identifier }) => identifier && `${identifier.kind} ${maskIdentifier(identifier)}`,
    }),
    customers: t.field({
      type: [CustomerRef],
      resolve: async ({ customerIds }, _args, context) => {
        const found = await Promise.all(customerIds.map((id) => loadersOf(context).customers.load(id)));
        return found.filter((customer) => customer !== null);
      },
    }),
  }),
});

const CloseMergeReviewPayload = builder.objectRef<{ id: string }>('CloseMergeReviewPayload').implement({
  description: 'The review that is off the queue.',
  fields: (t) => ({ id: t.exposeID('id') }),
});
const CloseMergeReviewInput = builder.inputType('CloseMergeReviewInput', {
  description: 'A review that was decided.',
  fields: (t) => ({ id: t.id({ required: true }), note: t.string() }),
});

builder.queryField('mergeReviews', (t) =>
  t.field({
    type: [MergeReviewRef],
    description: 'Open reviews, oldest first, at most 100.',
    authScopes: { permission: 'customers:write' },
    args: { first: t.arg.int({ defaultValue: 50 }) },
    resolve: (_, { first }, { deps, request }) => openMergeReviews(deps, request, first ?? 50),
  }),
);
builder.mutationField('closeMergeReview', (t) =>
  t.field({
    type: CloseMergeReviewPayload,
    description: 'Needs customers:write.',
    errors: { types: [NotFoundError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: CloseMergeReviewInput, required: true }) },
    resolve: async (_, { input }, { deps, request }) => ({ id: await closeMergeReview(deps, request, input) }),
  }),
);
