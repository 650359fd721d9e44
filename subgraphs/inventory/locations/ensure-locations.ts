import { z } from 'zod';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { LocationId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { type NewLocationInput, newLocationSchema } from './model/location-input.ts';
import { insertLocations } from './store/location-writes.ts';
import { readLocationCodes } from './store/locations.ts';

/** Most locations of one request. */
const MAX_LOCATIONS = 5_000;
const batchSchema = z.array(newLocationSchema).max(MAX_LOCATIONS);

/** Makes the locations whose code is new, for imports; those that exist are left as they are. Two statements. */
export async function ensureLocations(
  deps: InventoryDeps,
  raw: readonly NewLocationInput[],
): Promise<ReadonlyArray<{ readonly code: string; readonly id: LocationId }>> {
  const locations = parseInput(batchSchema, raw, 'locations');
  await insertLocations(deps.db, locations, deps.clock.now());
  return readLocationCodes(
    deps.db,
    locations.map(({ code }) => code),
  );
}
