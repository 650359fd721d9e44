import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Location } from './model/location.ts';
import { type LocationInput, toFacts } from './model/location-input.ts';
import { assertLocationFacts } from './model/location-rules.ts';
import { changeLocation } from './store/location-writes.ts';
import { readLocationsById } from './store/locations.ts';

/**
 * Changes a location; what is left out stays, hours that are given replace all hours.
 * @throws NotFoundError
 */
export async function updateLocation(
  deps: InventoryDeps,
  request: RequestContext,
  input: LocationInput & { id: string },
): Promise<Location> {
  assertCan(request.actor, 'inventory:write');
  const id = parseId('loc', input.id);
  assertAtLocation(request.actor, id);
  const facts = toFacts(input);
  assertLocationFacts({ ...facts, ...input.address });
  const changed = await changeLocation(deps.db, id, facts, deps.clock.now());
  const [location] = changed ? await readLocationsById(deps.db, [id]) : [];
  if (!location) throw new NotFoundError('location', id);
  return location;
}
