import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Location } from './model/location.ts';
import { type LocationInput, toFacts } from './model/location-input.ts';
import { assertLocationFacts } from './model/location-rules.ts';
import { insertLocation } from './store/location-writes.ts';
import { readLocationsById } from './store/locations.ts';

/**
 * Opens a warehouse or a store; staff bound to stores cannot.
 * @throws ConflictError when the code is taken.
 */
export async function createLocation(
  deps: InventoryDeps,
  request: RequestContext,
  input: LocationInput & { code: string; name: string; kind: Location['kind']; timeZone: string },
): Promise<Location> {
  const id = newId('loc');
  assertCan(request.actor, 'inventory:write');
  assertAtLocation(request.actor, id);
  const { code, name, kind, timeZone } = input;
  const facts = toFacts(input);
  assertLocationFacts({ ...facts, ...input.address, code });
  const made = await insertLocation(deps.db, { ...facts, id, code, name, kind, timeZone }, deps.clock.now());
  if (!made) throw new ConflictError(`The code ${code} is taken`);
  const [location] = await readLocationsById(deps.db, [id]);
  if (!location) throw new NotFoundError('location', id);
  return location;
}
