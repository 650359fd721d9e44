import { builder, idempotencyKey } from '../../builder.ts';
import { ReservationStatusType } from './types.ts';

export const ReservationFilterInput = builder.inputType('ReservationFilter', {
  description: 'Which reservations a list is narrowed to; each list names at most 250.',
  fields: (t) => ({
    statuses: t.field({ type: [ReservationStatusType], description: 'In one of these statuses.' }),
    locationIds: t.idList({ description: 'In one of these stores.' }),
  }),
});

const ReservationLineInput = builder.inputType('ReservationLineInput', {
  description: 'Units to set aside.',
  fields: (t) => ({
    variantId: t.id({ required: true, description: 'The variant.' }),
    quantity: t.int({ required: true, description: 'Units, in selling units; at least 1.' }),
  }),
});
export const CreateReservationInput = builder.inputType('CreateReservationInput', {
  description: 'A reservation in one store.',
  fields: (t) => ({
    locationId: t.id({ required: true, description: 'The store, which must offer pickup.' }),
    lines: t.field({
      type: [ReservationLineInput],
      required: true,
      description: 'What is set aside; at least one, at most 250.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const ReleaseReservationInput = builder.inputType('ReleaseReservationInput', {
  description: 'A reservation to give back.',
  fields: (t) => ({
    reservationId: t.id({ required: true, description: 'The reservation.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
