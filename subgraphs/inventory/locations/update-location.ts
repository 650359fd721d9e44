import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { locationsChanged } from './events.ts';
import type { Location } from './model/location.ts';
import { type LocationChangeInput, locationChangeSchema } from './model/location-input.ts';
import { changeLocation } from './store/location-writes.ts';
import { lockLocation, readLocationsById } from './store/locations.ts';

/**
 * Changes a location; what is left out stays, hours that are given replace all hours.
 * @throws NotFoundError; ConflictError when it is no longer the version that the caller read.
 */
export async function updateLocation(
  deps: InventoryDeps,
  request: RequestContext,
  { idempotencyKey, ...raw }: LocationChangeInput & { readonly idempotencyKey?: string | null | undefined },
): Promise<Location> {
  assertCan(request.actor, 'inventory:write');
  const change = parseInput(locationChangeSchema, raw);
  const { locationId, expectedVersion } = change;
  assertAtLocation(request.actor, locationId);
  await deps.db.inTransaction('update-location', async (tx) => {
    const write = async () => {
      const version = await lockLocation(tx, locationId);
      if (version === undefined) throw new NotFoundError('location', locationId, 'locationId');
      if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== version)
        throw new ConflictError(`The location has version ${version}: read it again`, 'VERSION_CONFLICT', version);
      const now = deps.clock.now();
      await changeLocation(tx, change, now);
      await appendEvents(tx, 'inventory', locationsChanged(await readLocationsById(tx, [locationId]), now));
    };
    if (!idempotencyKey) return write();
    const scope = `update-location by ${actorName(request.actor)}`;
    await once(tx, { scope, key: parseIdempotencyKey(idempotencyKey), body: change }, write);
  });
  const [location] = await readLocationsById(deps.db, [locationId]);
  if (!location) throw new NotFoundError('location', locationId);
  return location;
}
