import type { InventoryDeps } from '../deps.ts';
import type { ShortLevel } from './model/short-level.ts';
import { readShortLevels } from './store/short-levels.ts';

/** Most short levels of one list; those that changed last come first. */
const MAX_LISTED = 1_000;

/** Levels where units may be missing that placed orders wait for, with the version of each; one statement. */
export function listShortLevels(deps: InventoryDeps): Promise<ShortLevel[]> {
  return readShortLevels(deps.db, MAX_LISTED);
}
