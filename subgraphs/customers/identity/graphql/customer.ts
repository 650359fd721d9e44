import { builder, NodeInterface, pageArgs } from '../../builder.ts';
import { customersById, loadIdentifiers, loadMergeEvents } from './loaders.ts';
import { CustomerIdentifierConnectionType, CustomerType, MergeEventConnectionType } from './types.ts';

CustomerType.implement({
  description:
    'A person, however many ids they have been known by; after a merge every old id leads here. Other callers do not learn that they exist.',
  access: ['owner', 'customers:read'],
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The survivor’s id, whichever id was asked for.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they were seen for the first time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When anything of their profile changed last.' }),
    mergedIds: t.idList({
      description: 'Other ids of the same person.',
      resolve: ({ id, memberIds }) => memberIds.filter((member) => member !== id),
    }),
    identifiers: t.field({
      type: CustomerIdentifierConnectionType,
      description: 'What they are recognized by, the first seen first; without what many people share.',
      args: pageArgs(t),
      resolve: (customer, args, context) => loadIdentifiers(context, customer, args),
    }),
    mergeEvents: t.field({
      type: MergeEventConnectionType,
      nullable: true,
      access: 'customers:read',
      description: 'How their records came together, the first first.',
      args: pageArgs(t),
      resolve: (customer, args, context) => loadMergeEvents(context, customer, args),
    }),
  }),
});
builder.asEntity(CustomerType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => customersById(context).load(id),
});
