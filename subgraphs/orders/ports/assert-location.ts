import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { knownLocations } from '../../shared/contexts/known-locations.ts';
import type { OrdersDeps } from '../deps.ts';

/**
 * A sale or a return of a place that does not exist would stand in no store's figures and touch no shelf: who sends it
 * must be told right first. Where inventory cannot tell, they are believed, for what happened in the store has happened.
 * @throws NotFoundError
 */
export async function assertLocation(
  deps: OrdersDeps,
  request: RequestContext,
  locationId: string,
  path: string,
): Promise<void> {
  const known = await deps.ports.call(knownLocations, { ids: [locationId] }, request).catch((error: unknown) => {
    deps.logger.warn('a store is believed to exist, for inventory cannot tell', { locationId, error });
    return [locationId];
  });
  if (!known.includes(locationId)) throw new NotFoundError('location', locationId, path);
}
