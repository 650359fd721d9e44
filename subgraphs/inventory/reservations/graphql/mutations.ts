import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { InsufficientStockError, QuantityLimitedError } from '../../../shared/stock-errors.ts';
import { mutation } from '../../builder.ts';
import { createReservation } from '../create-reservation.ts';
import { releaseReservation } from '../release-reservation.ts';
import { CreateReservationInput, ReleaseReservationInput } from './inputs.ts';
import { ReservationType } from './types.ts';

mutation('createReservation', {
  description:
    'Sets units aside in a store for 24 hours. For signed-in customers, at most 20 units a visit and five visits at once, and staff in their own stores.',
  access: ['owner', 'inventory:write'],
  input: CreateReservationInput,
  errors: [ConflictError, InsufficientStockError, NotFoundError, QuantityLimitedError],
  resolve: async (input, { deps, request }) => ({ reservation: await createReservation(deps, request, input) }),
  payload: (t) => ({
    reservation: t.field({
      type: ReservationType,
      description: 'The reservation as it is now.',
      resolve: ({ reservation }) => reservation,
    }),
  }),
});

mutation('releaseReservation', {
  description: 'Gives a reservation back, by its maker or by staff of the store. One that has ended stays as it is.',
  access: ['owner', 'inventory:write'],
  input: ReleaseReservationInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, { deps, request }) => ({ reservation: await releaseReservation(deps, request, input) }),
  payload: (t) => ({
    reservation: t.field({
      type: ReservationType,
      description: 'The reservation as it is now.',
      resolve: ({ reservation }) => reservation,
    }),
  }),
});
