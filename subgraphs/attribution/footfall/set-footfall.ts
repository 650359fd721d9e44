import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertLocations } from '../../shared/contexts/known-locations.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { type Footfall, footfallCounts, lastOfEach } from './model/footfall.ts';
import { addCounts } from './store/footfall.ts';

interface SetFootfallInput {
  readonly counts: unknown;
  readonly idempotencyKey: string;
}

/**
 * States how many came into stores; each count holds in place of what was said before for the same store, day and hour.
 * @throws ForbiddenError | ValidationError; NotFoundError for a store that there is not; ConflictError for a key that was used with other counts.
 */
export async function setFootfall(
  deps: Pick<AttributionDeps, 'db' | 'clock' | 'ports'>,
  request: RequestContext,
  input: SetFootfallInput,
): Promise<readonly Footfall[]> {
  assertCan(request.actor, 'reports:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const given = parseInput(footfallCounts, input.counts, 'counts');
  const counts = lastOfEach(
    given.map(({ locationId, date, ...rest }) => ({ storeId: locationId, day: date, ...rest })),
  );
  for (const { storeId } of counts) assertAtLocation(request.actor, storeId);
  await assertLocations(
    deps.ports,
    request,
    given.map(({ locationId: id }, index) => ({ id, path: `counts.${index}.locationId` })),
  );
  const statedBy = actorName(request.actor);
  await deps.db.inTransaction('set-footfall', (tx) =>
    once(tx, { scope: `set-footfall:${statedBy}`, key, body: counts }, async () => {
      await addCounts(tx, counts, { source: '', statedBy, statedAt: deps.clock.now() });
      return { stated: counts.length };
    }),
  );
  return counts;
}
