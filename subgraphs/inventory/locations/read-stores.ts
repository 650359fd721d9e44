import type { InventoryDeps } from '../deps.ts';
import type { Location } from './model/location.ts';
import { readLocationsOfKind } from './store/locations.ts';

/** Every store, in use or not: the ones that a request can be made in. */
export function readStores(deps: InventoryDeps): Promise<Location[]> {
  return readLocationsOfKind(deps.db, 'STORE');
}
