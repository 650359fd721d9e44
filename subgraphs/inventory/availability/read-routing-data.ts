import type { InventoryDeps } from '../deps.ts';
import { type RoutingRow, readRoutingRows } from '../stock/store/levels.ts';

/**
 * What active locations have of variants at this moment, with what routing must know of them; one statement. Units
 * that the owner asked for holds are there for it.
 */
export function readRoutingData(
  deps: InventoryDeps,
  variantIds: readonly string[],
  ownerId?: string,
): Promise<RoutingRow[]> {
  return readRoutingRows(deps.db, variantIds, deps.clock.now(), ownerId);
}
