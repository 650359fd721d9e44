import type { RequestContext } from '#kernel/request/context.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { runKeyed } from '../stock/run-keyed.ts';
import { readGroupByKey, readGroups } from '../stock/store/groups.ts';
import { planReroute, type ReroutedUnits } from './model/reroute.ts';

export interface RerouteInput {
  readonly key: string;
  readonly orderId: string;
  readonly variantId: VariantId;
  readonly fromLocationId: LocationId;
  readonly quantity: number;
  /** Where the units may come from instead, the preferred one first. */
  readonly locationIds: readonly LocationId[];
}

/**
 * Gives an order units of other locations in place of those that are missing where they were committed, as many
 * as are still missing and available elsewhere; under the guard of every promise. The same key answers the same units again.
 * @throws NotFoundError for a location that does not stock the variant
 */
export async function reroute(
  deps: InventoryDeps,
  request: RequestContext,
  input: RerouteInput,
): Promise<ReroutedUnits[]> {
  const { key, orderId, variantId, fromLocationId: from, quantity, locationIds: to } = input;
  await runKeyed(deps, request, {
    kind: 'REROUTE',
    key,
    reason: 'Missing where it was promised',
    ownerId: orderId,
    lines: [from, ...to].map((locationId) => ({ variantId, locationId, quantity })),
    createLevels: false,
    decide(plan) {
      planReroute(plan, { variantId, from, quantity, to });
    },
  });
  const known = await readGroupByKey(deps.db, 'REROUTE', key);
  const groups = known ? await readGroups(deps.db, [known.id]) : [];
  return groups.flatMap(({ movements }) =>
    movements.flatMap(({ locationId, committed }) => (committed > 0 ? [{ locationId, quantity: committed }] : [])),
  );
}
