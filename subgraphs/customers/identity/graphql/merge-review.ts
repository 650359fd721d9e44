import { isId } from '#kernel/values/ids.ts';
import { can } from '../../../shared/permissions.ts';
import { builder, NodeInterface } from '../../builder.ts';
import { viewIdentifiers } from '../model/identifier-view.ts';
import { readActor } from '../model/merge-actor.ts';
import { customersById, identifiersById, reviewsById } from './loaders.ts';
import {
  ActorType,
  CustomerIdentifierType,
  CustomerType,
  MergeReviewKindType,
  MergeReviewStatusType,
  MergeReviewType,
} from './types.ts';

MergeReviewType.implement({
  description: 'A merge that only a person may decide: merge the customers or leave them apart, then close the review.',
  access: 'customers:write',
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque, unique among all entities, never used again.' }),
    kind: t.expose('kind', { type: MergeReviewKindType, description: 'Why a person has to decide.' }),
    status: t.field({
      type: MergeReviewStatusType,
      description: 'Whether somebody has decided.',
      resolve: ({ closedAt }) => (closedAt === null ? ('OPEN' as const) : ('CLOSED' as const)),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the question came up.' }),
    closedAt: t.expose('closedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was closed; null while it is open.',
    }),
    closedBy: t.field({
      type: ActorType,
      nullable: true,
      description: 'Who closed it; null while it is open.',
      resolve: ({ closedBy }) => (closedBy === null ? null : readActor(closedBy)),
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What was written at the end; null when nothing was.',
    }),
    identifier: t.field({
      type: CustomerIdentifierType,
      nullable: true,
      description: 'The identifier in question; null when two customers are.',
      resolve: async ({ identifierId }, _args, context) => {
        const known = identifierId === null ? null : await identifiersById(context).load(identifierId);
        return known ? (viewIdentifiers(context.request.actor, { id: known.customerId }, [known])[0] ?? null) : null;
      },
    }),
    customers: t.field({
      type: [CustomerType],
      description: 'Whom it is about, each as they are known now, merged ones once; at most 250.',
      resolve: async ({ customerIds }, _args, context) => {
        const found = await Promise.all(customerIds.map((id) => customersById(context).load(id)));
        return [...new Map(found.flatMap((one) => (one === null ? [] : [[one.id, one] as const]))).values()];
      },
    }),
  }),
});
builder.asEntity(MergeReviewType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) =>
    isId('rev', id) && can(context.request.actor, 'customers:write') ? reviewsById(context).load(id) : null,
});
