import { builder, NodeInterface } from '../../builder.ts';
import { customersById } from '../../identity/graphql/loaders.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { LocationType, ProductVariantType } from '../../references.ts';
import { staffById } from '../../staff/graphql/loaders.ts';
import { StaffMemberType } from '../../staff/graphql/types.ts';
import { interactionsById } from './loaders.ts';
import { InteractionKindType, InteractionType } from './types.ts';

InteractionType.implement({
  description: 'A moment between a customer and staff, as staff recorded it.',
  access: 'customers:read',
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque, unique among all entities, never used again.' }),
    kind: t.expose('kind', { type: InteractionKindType, description: 'What kind of moment it was.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it was recorded, or happened before.' }),
    customer: t.field({
      type: CustomerType,
      nullable: true,
      description: 'The customer as they are known now, after a merge too.',
      resolve: ({ customerId }, _args, context) => customersById(context).load(customerId),
    }),
    staffMember: t.field({
      type: StaffMemberType,
      nullable: true,
      description: 'Who of the staff; null where nobody was named.',
      resolve: ({ staffId }, _args, context) => (staffId === null ? null : staffById(context).load(staffId)),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store; null where none was named.',
      resolve: ({ locationId }) => (locationId === null ? null : { id: locationId }),
    }),
    variants: t.field({
      type: [ProductVariantType],
      nullable: true,
      description: 'What it was about, at most 50; null when they cannot be read.',
      resolve: ({ variantIds }) => variantIds.map((id) => ({ id })),
    }),
    note: t.exposeString('note', { nullable: true, description: 'What staff noted; null when nothing.' }),
    sentiment: t.exposeInt('sentiment', {
      nullable: true,
      description: 'How it went, from -2 (annoyed) to 2 (delighted); null when it is unknown.',
    }),
  }),
});
builder.asEntity(InteractionType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => interactionsById(context).load(id),
});
