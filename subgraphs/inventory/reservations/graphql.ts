import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../builder.ts';
import type { Allocation } from '../holds/model/allocation.ts';
import { InsufficientStockError } from '../holds/model/errors.ts';
import { loadLocation } from '../locations/graphql/loaders.ts';
import { LocationType } from '../locations/graphql/types.ts';
import { ProductVariant } from '../references.ts';
import type { Reservation, ReservationStatus } from './model/reservation.ts';
import { releaseReservation } from './release-reservation.ts';
import { reserveForPickup } from './reserve-for-pickup.ts';

const statuses: readonly ReservationStatus[] = ['LIVE', 'EXPIRED', 'RELEASED', 'COLLECTED'];
const ReservationStatusType = builder.enumType('ReservationStatus', {
  description: 'LIVE until its time is over; COLLECTED when it became a sale or an order.',
  values: statuses,
});

const ReservationLineType = builder.objectRef<Allocation>('ReservationLine').implement({
  description: 'Units set aside.',
  fields: (t) => ({
    variant: t.field({ type: ProductVariant, nullable: true, resolve: (line) => ({ id: line.variantId }) }),
    quantity: t.exposeInt('quantity'),
  }),
});

const ReservationType = builder.objectRef<Reservation>('Reservation').implement({
  description: 'Units that a store keeps for a visit, to be paid there (e-reservation).',
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code', { description: 'The customer says or shows it in the store.' }),
    status: t.field({ type: ReservationStatusType, resolve: (reservation) => reservation.status }),
    location: t.field({
      type: LocationType,
      nullable: true,
      resolve: ({ locationId }, _args, context) => (locationId === null ? null : loadLocation(context, locationId)),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'From this instant on the units are free again.',
      resolve: (reservation) => reservation.expiresAt,
    }),
    lines: t.field({ type: [ReservationLineType], resolve: (reservation) => [...reservation.lines] }),
  }),
});

const ReservationLineInput = builder.inputType('ReservationLineInput', {
  description: 'Units to set aside.',
  fields: (t) => ({ variantId: t.id({ required: true }), quantity: t.int({ required: true }) }),
});
const ReserveForPickupInput = builder.inputType('ReserveForPickupInput', {
  description: 'A reservation in one store.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true }),
    locationId: t.id({ required: true }),
    lines: t.field({ type: [ReservationLineInput], required: true }),
  }),
});
const ReleaseReservationInput = builder.inputType('ReleaseReservationInput', {
  description: 'A reservation to give back.',
  fields: (t) => ({ reservationId: t.id({ required: true }) }),
});

builder.mutationFields((t) => ({
  reserveForPickup: t.field({
    type: ReservationType,
    description:
      'Sets units aside in a store for 24 hours. For signed-in customers, at most 20 units a visit and five visits at once, and staff in their own stores.',
    errors: {
      types: [InsufficientStockError, NotFoundError, ConflictError, ...COMMON_ERRORS],
    },
    args: { input: t.arg({ type: ReserveForPickupInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => reserveForPickup(deps, request, input),
  }),
  releaseReservation: t.field({
    type: ReservationType,
    description: 'Gives a reservation back, by its maker or by staff of the store; again and again is the same.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: ReleaseReservationInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => releaseReservation(deps, request, input),
  }),
}));
