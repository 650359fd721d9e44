import { can } from '../../../shared/permissions.ts';
import { builder, NodeInterface } from '../../builder.ts';
import { type IdentifierView, viewIdentifiers } from '../model/identifier-view.ts';
import { customersById, identifiersByRecord, mergeEventsByPerson } from './loaders.ts';
import { CustomerIdentifierType, CustomerType, MergeEventType } from './types.ts';

/** Oldest first; ids grow with time. */
function byAge(a: IdentifierView, b: IdentifierView): number {
  return a.firstSeenAt.getTime() - b.firstSeenAt.getTime() || (a.id < b.id ? -1 : 1);
}

CustomerType.implement({
  description:
    'A person, however many ids they have been known by. Seen by that person, by staff with customers:read and by other domains; other callers do not learn that it exists. After a merge every old id leads here.',
  access: ['owner', 'customers:read'],
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The survivor’s id, whichever id was asked for.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    mergedIds: t.idList({
      description: 'Other ids of the same person.',
      resolve: ({ id, memberIds }) => memberIds.filter((member) => member !== id),
    }),
    identifiers: t.field({
      type: [CustomerIdentifierType],
      resolve: async (customer, _args, context) => {
        const loader = identifiersByRecord(context);
        const found = (await Promise.all(customer.memberIds.map((id) => loader.load(id)))).flat();
        return viewIdentifiers(context.request.actor, customer, found.sort(byAge));
      },
    }),
    mergeEvents: t.field({
      type: [MergeEventType],
      description: 'How the profiles came together; for staff and other domains, empty for the person.',
      resolve: ({ id }, _args, context) =>
        can(context.request.actor, 'customers:read') ? mergeEventsByPerson(context).load(id) : [],
    }),
  }),
});
builder.asEntity(CustomerType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => customersById(context).load(id),
});
