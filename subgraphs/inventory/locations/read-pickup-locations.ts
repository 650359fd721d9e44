import type { LocationId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { readLocationsById } from './store/locations.ts';

/** Those of the locations where customers may pick orders up now; one statement. */
export async function readPickupLocations(deps: InventoryDeps, ids: readonly LocationId[]): Promise<LocationId[]> {
  const locations = await readLocationsById(deps.db, ids);
  return locations.flatMap(({ id, isActive, offersPickup }) => (isActive && offersPickup ? [id] : []));
}
