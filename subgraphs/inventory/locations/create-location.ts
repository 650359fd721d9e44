import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { locationsChanged } from './events.ts';
import type { Location } from './model/location.ts';
import { type NewLocationInput, newLocationSchema } from './model/location-input.ts';
import { insertLocations } from './store/location-writes.ts';
import { readLocationsById } from './store/locations.ts';

/**
 * Opens a warehouse or a store, once by key and person; staff bound to stores cannot.
 * @throws ConflictError when the code is taken.
 */
export async function createLocation(
  deps: InventoryDeps,
  request: RequestContext,
  { idempotencyKey, ...raw }: NewLocationInput & { readonly idempotencyKey: string },
): Promise<Location> {
  assertCan(request.actor, 'inventory:write');
  // Nobody is bound to a store that does not exist yet.
  assertAtLocation(request.actor, newId('loc'));
  const input = parseInput(newLocationSchema, raw);
  const key = parseIdempotencyKey(idempotencyKey);
  const scope = `create-location by ${actorName(request.actor)}`;
  const { result: id } = await deps.db.inTransaction('create-location', (tx) =>
    once(tx, { scope, key, body: input }, async () => {
      const now = deps.clock.now();
      const [made] = await insertLocations(tx, [input], now);
      if (!made) throw new ConflictError(`The code ${input.code} is taken`, 'ALREADY_EXISTS');
      await appendEvents(tx, 'inventory', locationsChanged(await readLocationsById(tx, [made]), now));
      return made;
    }),
  );
  const [location] = await readLocationsById(deps.db, [id]);
  if (!location) throw new NotFoundError('location', id);
  return location;
}
