import type { NewEvent } from '#kernel/events/outbox.ts';
import type { LocationId } from '../../shared/ids.ts';

const SERVICE_REQUESTED = 'inventory.service-requested.v1';

/** A wish to have units set aside in a store, granted or refused, whether or not the store does so. */
export function reservationRequested(
  request: {
    readonly id: string;
    readonly locationId: LocationId;
    readonly outcome: 'GRANTED' | 'REFUSED';
    readonly reason: 'SERVICE_OFF' | 'NO_STOCK' | null;
  },
  at: Date,
): NewEvent {
  return {
    type: SERVICE_REQUESTED,
    aggregateId: request.id,
    aggregateVersion: 0,
    occurredAt: at,
    payload: {
      requestId: request.id,
      service: 'E_RESERVATION',
      outcome: request.outcome,
      reason: request.reason,
      channel: null,
      locationId: request.locationId,
      requestedAt: at.toISOString(),
    },
  };
}
