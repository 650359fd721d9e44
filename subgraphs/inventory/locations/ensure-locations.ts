import { ValidationError } from '#kernel/values/errors.ts';
import type { LocationId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import type { NewLocation } from './model/location-input.ts';
import { assertLocationFacts } from './model/location-rules.ts';
import { ensureLocations as ensure } from './store/new-locations.ts';

/** Most locations of one request. */
const MAX_LOCATIONS = 5_000;

/** Makes the locations whose code is new, for imports; those that exist are left as they are. */
export async function ensureLocations(
  deps: InventoryDeps,
  locations: readonly NewLocation[],
): Promise<ReadonlyArray<{ readonly code: string; readonly id: LocationId }>> {
  if (locations.length > MAX_LOCATIONS)
    throw new ValidationError([
      { path: 'locations', issueCode: 'TOO_LARGE', message: `must be at most ${MAX_LOCATIONS}` },
    ]);
  locations.forEach((location, index) => {
    assertLocationFacts(location, `locations.${index}.`);
  });
  return ensure(deps.db, locations, deps.clock.now());
}
