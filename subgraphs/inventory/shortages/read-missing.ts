import type { InventoryDeps } from '../deps.ts';
import type { LevelAddress } from '../stock/model/states.ts';
import { missingUnits } from './model/reroute.ts';
import type { MissingUnits } from './model/short-level.ts';
import { readLevelsAt } from './store/short-levels.ts';

/** What is short at levels at this moment, and how much of it placed orders wait for; one statement. */
export async function readMissing(deps: InventoryDeps, levels: readonly LevelAddress[]): Promise<MissingUnits[]> {
  const current = await readLevelsAt(deps.db, levels, deps.clock.now());
  return current.map((level) => ({
    variantId: level.variantId,
    locationId: level.locationId,
    shortage: level.shortage,
    missing: missingUnits(level),
  }));
}
