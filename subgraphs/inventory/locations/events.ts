import type { NewEvent } from '#kernel/events/outbox.ts';
import type { LocationId } from '../../shared/ids.ts';

export const LOCATION_CHANGED = 'inventory.location-changed.v1';

/** A location was opened, or what is said of it has changed. Handlers read it again: order is no matter. */
export function locationChanged(locationId: LocationId, occurredAt: Date): NewEvent {
  return { type: LOCATION_CHANGED, aggregateId: locationId, aggregateVersion: 0, occurredAt, payload: { locationId } };
}
