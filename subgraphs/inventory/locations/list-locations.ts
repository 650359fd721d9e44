import type { InventoryDeps } from '../deps.ts';
import type { Location, LocationKind } from './model/location.ts';
import { readLocations } from './store/locations.ts';

/** Locations are public: warehouses first, then stores by name. */
export function listLocations(
  deps: InventoryDeps,
  filter: { kind?: LocationKind | undefined; activeOnly: boolean },
): Promise<Location[]> {
  return readLocations(deps.db, filter);
}
