import { type RoutingRow, readRoutingRows } from '../store/levels.ts';
import type { InventoryDeps } from './deps.ts';

/** What active locations have of variants at this moment, with what routing must know of them; one statement. */
export function readRoutingData(deps: InventoryDeps, variantIds: readonly string[]): Promise<RoutingRow[]> {
  return readRoutingRows(deps.db, variantIds, deps.clock.now());
}
