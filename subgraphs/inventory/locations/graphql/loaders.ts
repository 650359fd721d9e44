import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { LocationId } from '../../../shared/ids.ts';
import type { InventoryDeps } from '../../deps.ts';
import type { Location } from '../model/location.ts';
import { readLocationsById } from '../store/locations.ts';

type Context = GraphContext<InventoryDeps>;

/** Locations by id, null where there is none. */
export const locationLoader = defineLoader<InventoryDeps, Location | null, LocationId>(async ({ deps }, ids) => {
  const found = new Map((await readLocationsById(deps.db, ids)).map((location) => [location.id, location]));
  return ids.map((id) => found.get(id) ?? null);
});

/**
 * The location that a level or a movement names.
 * @throws NotFoundError
 */
export async function loadLocation(context: Context, id: LocationId): Promise<Location> {
  const location = await locationLoader(context).load(id);
  if (!location) throw new NotFoundError('location', id);
  return location;
}
