import type { LocationId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { readLocationIds } from './store/locations.ts';

/** Those of the locations that exist, in use or not; one statement. */
export function readKnownLocations(deps: InventoryDeps, ids: readonly LocationId[]): Promise<LocationId[]> {
  return readLocationIds(deps.db, ids);
}
