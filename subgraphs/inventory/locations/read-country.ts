import type { LocationId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { readLocationsById } from './store/locations.ts';

/** The country of a location as ISO 3166 writes it; null where its address does not say, or there is none. */
export async function readCountry(deps: InventoryDeps, ids: readonly LocationId[]): Promise<string | null> {
  const [location] = await readLocationsById(deps.db, ids);
  return location?.address.countryCode ?? null;
}
