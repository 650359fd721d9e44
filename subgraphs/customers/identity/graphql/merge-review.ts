import { builder } from '../../builder.ts';
import { maskIdentifier } from '../model/identifiers.ts';
import type { MergeReview } from '../model/merge-review.ts';
import { customersById } from './loaders.ts';
import { CustomerType, MergeReviewKindType } from './types.ts';

export const MergeReviewType = builder.objectRef<MergeReview>('MergeReview').implement({
  description: 'A merge that only a person may decide: merge manually or leave apart, then close it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: MergeReviewKindType }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    identifier: t.string({
      nullable: true,
      description: 'The identifier in question, masked.',
      resolve: ({ identifier }) => identifier && `${identifier.kind} ${maskIdentifier(identifier)}`,
    }),
    customers: t.field({
      type: [CustomerType],
      resolve: async ({ customerIds }, _args, context) => {
        const found = await Promise.all(customerIds.map((id) => customersById(context).load(id)));
        return [...new Map(found.flatMap((one) => (one === null ? [] : [[one.id, one] as const]))).values()];
      },
    }),
  }),
});
