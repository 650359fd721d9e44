import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Location } from './model/location.ts';

export const LOCATION_CHANGED = 'inventory.location-changed.v1';

/** Locations were opened, or what is said of them has changed. Handlers take the highest version of each: order is no matter. */
export function locationsChanged(locations: readonly Location[], occurredAt: Date): NewEvent[] {
  return locations.map(({ id, kind, isActive, version }) => ({
    type: LOCATION_CHANGED,
    aggregateId: id,
    aggregateVersion: 0,
    occurredAt,
    payload: { locationId: id, kind, isActive, version },
  }));
}
