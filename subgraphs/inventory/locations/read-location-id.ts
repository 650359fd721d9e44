import type { LocationId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { readLocationByCode } from './store/locations.ts';

/** The id of the location with this code, in use or not; null when none has it. */
export async function readLocationId(deps: InventoryDeps, code: string): Promise<LocationId | null> {
  return (await readLocationByCode(deps.db, code))?.id ?? null;
}
