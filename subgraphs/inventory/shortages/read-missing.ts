import type { InventoryDeps } from '../deps.ts';
import { type LevelRow, readLevelsAt, readShortLevels } from '../stock/store/levels.ts';
import type { LevelAddress } from '../stock/store/lock-stock.ts';
import { missingUnits } from './model/reroute.ts';

export interface MissingUnits extends LevelAddress {
  readonly shortage: number;
  /** Units of placed orders among those that are short. */
  readonly missing: number;
}

/** What is short at levels at this moment, and how much of it placed orders wait for; one statement. */
export async function readMissing(deps: InventoryDeps, levels: readonly LevelAddress[]): Promise<MissingUnits[]> {
  const rows: LevelRow[] = await readLevelsAt(deps.db, levels, deps.clock.now());
  return rows.map((row) => ({
    variantId: row.variantId,
    locationId: row.locationId,
    shortage: row.shortage,
    missing: missingUnits(row),
  }));
}

/** Most short levels of one list; those that changed last come first. */
const MAX_LISTED = 1_000;

/** Levels where units may be missing that placed orders wait for, with the version of each; one statement. */
export function listShortLevels(deps: InventoryDeps): Promise<Array<LevelAddress & { readonly version: number }>> {
  return readShortLevels(deps.db, MAX_LISTED);
}
