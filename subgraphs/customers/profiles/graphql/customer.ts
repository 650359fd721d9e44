import { can } from '../../../shared/permissions.ts';
import { builder, connectionType } from '../../builder.ts';
import { loadersOf, loadTimeline } from '../../identity/graphql/loaders.ts';
import {
  describeEvidence,
  displayName,
  type IdentifierView,
  viewIdentifiers,
} from '../../identity/model/identifier-view.ts';
import { IDENTIFIER_KINDS } from '../../identity/model/identifiers.ts';
import type { CustomerRow } from '../../identity/store/customers.ts';
import type { MergeEventView } from '../../identity/store/merge-events.ts';
import { TimelineConnection, TimelineEntryTypeEnum } from '../../timeline/graphql/types.ts';

export const IdentifierKindEnum = builder.enumType('IdentifierKind', {
  description: 'What a person can be known by.',
  values: IDENTIFIER_KINDS,
});

const MergeEventKind = builder.enumType('MergeEventKind', {
  description: 'Whether two profiles were joined or set apart.',
  values: ['MERGED', 'UNMERGED'] as const,
});

const IdentifierRef = builder.objectRef<IdentifierView>('CustomerIdentifier').implement({
  description: 'Something the house recognises a customer by.',
  fields: (t) => ({
    kind: t.expose('kind', { type: IdentifierKindEnum }),
    value: t.exposeString('value', { description: 'Masked unless the caller may see it.' }),
    verifiedAt: t.expose('verifiedAt', { type: 'DateTime', nullable: true }),
    firstSeenAt: t.expose('firstSeenAt', { type: 'DateTime' }),
    source: t.exposeString('source'),
  }),
});

const MergeEventRef = builder.objectRef<MergeEventView>('MergeEvent').implement({
  description: 'A link between two profiles that was found, or taken back.',
  fields: (t) => ({
    id: t.exposeID('id'),
    at: t.expose('at', { type: 'DateTime' }),
    kind: t.expose('kind', { type: MergeEventKind }),
    evidence: t.string({ description: 'What the link rests on, values masked.', resolve: describeEvidence }),
    survivorId: t.exposeID('eventSurvivorId'),
    mergedId: t.exposeID('mergedId'),
    actor: t.exposeString('actor', { description: '`evidence`, or who did it by hand.' }),
  }),
});

export const CustomerRef = builder.objectRef<CustomerRow>('Customer');
CustomerRef.implement({
  description:
    'A person, however many ids the house has known them by. Seen by that person, by staff with customers:read and by other domains; nobody else is told that it exists. After a merge every old id leads here.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The survivor’s id, whichever id was asked for.' }),
    displayName: t.string({ resolve: displayName }),
    firstName: t.exposeString('firstName', { nullable: true }),
    lastName: t.exposeString('lastName', { nullable: true }),
    email: t.exposeString('email', { nullable: true }),
    phone: t.exposeString('phone', { nullable: true }),
    locale: t.exposeString('locale', { nullable: true, description: 'BCP 47, such as fr.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    mergedIds: t.idList({
      description: 'Other ids of the same person.',
      resolve: ({ id, memberIds }) => memberIds.filter((member) => member !== id),
    }),
    identifiers: t.field({
      type: [IdentifierRef],
      resolve: async (customer, _args, context) =>
        viewIdentifiers(context.request.actor, customer, await loadersOf(context).identifiers.load(customer.id)),
    }),
    mergeEvents: t.field({
      type: [MergeEventRef],
      description: 'How the profiles came together; for staff and other domains, empty for the person.',
      resolve: ({ id }, _args, context) =>
        can(context.request.actor, 'customers:read') ? loadersOf(context).mergeEvents.load(id) : [],
    }),
    timeline: t.field({
      type: TimelineConnection,
      description: 'The history over all channels, newest first; an entry shows as soon as its domain was heard.',
      args: {
        first: t.arg.int({ defaultValue: 24 }),
        after: t.arg.string(),
        types: t.arg({ type: [TimelineEntryTypeEnum] }),
      },
      resolve: ({ id }, args, context) => loadTimeline(context, id, args),
    }),
  }),
});
builder.asEntity(CustomerRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => loadersOf(context).customers.load(id),
});

export const CustomerConnection = connectionType('Customer', CustomerRef);
