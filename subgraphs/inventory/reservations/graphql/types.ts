import { builder, connectionType } from '../../builder.ts';
import type { Reservation } from '../model/reservation.ts';

export const ReservationStatusType = builder.enumType('ReservationStatus', {
  description: 'How far a visit to a store has come.',
  values: {
    ACTIVE: { description: 'The store keeps the units.' },
    EXPIRED: { description: 'Nobody came in time; the units are free again.' },
    PICKED_UP: { description: 'The customer came: it became a sale or an order.' },
    RELEASED: { description: 'It was given back; the units are free again.' },
  } as const,
});
export const ReservationType = builder.objectRef<Reservation>('Reservation');
export const ReservationConnectionType = connectionType('Reservation', ReservationType, false);
