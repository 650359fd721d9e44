import type { VariantId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import type { RoutingFacts } from './model/availability.ts';
import { readRoutingFacts } from './store/availability.ts';

/**
 * What active locations have of variants at this moment, with what routing must know of them; one statement. Units
 * that the owner asked for holds are there for it.
 */
export function readRoutingData(
  deps: InventoryDeps,
  variantIds: readonly VariantId[],
  ownerId?: string,
): Promise<RoutingFacts[]> {
  return readRoutingFacts(deps.db, variantIds, deps.clock.now(), ownerId);
}
