import DataLoader from 'dataloader';
import type { GraphContext } from '#kernel/graphql/builder.ts';
import { perOperation } from '#kernel/graphql/per-operation.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { InventoryDeps } from '../../deps.ts';
import type { Location } from '../model/location.ts';
import { readLocationsById } from '../store/locations.ts';

/** Locations by id, null where there is none; one statement for the keys of a step. */
export const locationLoader = perOperation(
  ({ db }: InventoryDeps) =>
    new DataLoader<string, Location | null>(async (ids) => {
      const found = new Map((await readLocationsById(db, ids)).map((location) => [location.id, location]));
      return ids.map((id) => found.get(id) ?? null);
    }),
);

/**
 * The location that a level or a movement names.
 * @throws NotFoundError
 */
export async function loadLocation(context: GraphContext<InventoryDeps>, id: string): Promise<Location> {
  const location = await locationLoader(context).load(id);
  if (!location) throw new NotFoundError('location', id);
  return location;
}
