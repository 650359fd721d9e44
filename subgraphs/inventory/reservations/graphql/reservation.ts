import { isId } from '#kernel/values/ids.ts';
import { builder, NodeInterface } from '../../builder.ts';
import type { Allocation } from '../../holds/model/allocation.ts';
import { loadLocation } from '../../locations/graphql/loaders.ts';
import { LocationType } from '../../locations/graphql/types.ts';
import { CustomerType, ProductVariant } from '../../references.ts';
import { reservationLoader } from './loaders.ts';
import { ReservationStatusType, ReservationType } from './types.ts';

const ReservationLineType = builder.objectRef<Allocation>('ReservationLine').implement({
  description: 'Units of a variant that are set aside.',
  fields: (t) => ({
    variant: t.field({
      type: ProductVariant,
      nullable: true,
      description: 'The variant; null when it cannot be read.',
      resolve: (line) => ({ id: line.variantId }),
    }),
    quantity: t.exposeInt('quantity', { description: 'Units, in selling units.' }),
  }),
});

ReservationType.implement({
  description: 'Units that a store keeps for a visit, to be paid there (e-reservation).',
  access: ['owner', 'inventory:read'],
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The global id.' }),
    code: t.exposeString('code', { description: 'The customer says or shows it in the store.' }),
    status: t.field({
      type: ReservationStatusType,
      description: 'How far it has come, by the clock.',
      resolve: (reservation) => reservation.status,
    }),
    location: t.field({
      type: LocationType,
      description: 'The store.',
      resolve: ({ locationId }, _args, context) => loadLocation(context, locationId),
    }),
    customer: t.field({
      type: CustomerType,
      nullable: true,
      description: 'The customer who made it; null where staff did.',
      resolve: ({ customerId }) => (customerId === null ? null : { id: customerId }),
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: ({ createdAt }) => createdAt }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'From this instant on the units are free again.',
      resolve: (reservation) => reservation.expiresAt,
    }),
    lines: t.field({
      type: [ReservationLineType],
      description: 'What is set aside; at most 250.',
      resolve: (reservation) => [...reservation.lines],
    }),
  }),
});
builder.asEntity(ReservationType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => (isId('rsv', id) ? reservationLoader(context).load(id) : null),
});
