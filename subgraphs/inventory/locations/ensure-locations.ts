import { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { LocationId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { locationsChanged } from './events.ts';
import { type NewLocationInput, newLocationSchema } from './model/location-input.ts';
import { insertLocations } from './store/location-writes.ts';
import { readLocationCodes, readLocationsById } from './store/locations.ts';

/** Most locations of one request. */
const MAX_LOCATIONS = 5_000;
const batchSchema = z.array(newLocationSchema).max(MAX_LOCATIONS);

/** Makes the locations whose code is new, for imports; those that exist are left as they are. A few statements, however many. */
export async function ensureLocations(
  deps: InventoryDeps,
  raw: readonly NewLocationInput[],
): Promise<ReadonlyArray<{ readonly code: string; readonly id: LocationId }>> {
  const locations = parseInput(batchSchema, raw, 'locations');
  const now = deps.clock.now();
  await deps.db.inTransaction('ensure-locations', async (tx) => {
    const made = await insertLocations(tx, locations, now);
    if (made.length > 0) await appendEvents(tx, 'inventory', locationsChanged(await readLocationsById(tx, made), now));
  });
  return readLocationCodes(
    deps.db,
    locations.map(({ code }) => code),
  );
}
