import { ValidationError } from '../../shared/errors.ts';
import type { PageRequest } from '../../shared/pagination.ts';
import { type LevelFilter, type LevelRow, readLevelPage } from '../store/levels.ts';
import type { InventoryDeps } from './deps.ts';

/** Most ids that one filter may name. */
export const MAX_FILTER_IDS = 250;

/** A page of levels, as they are by the clock. */
export async function listLevels(deps: InventoryDeps, filter: LevelFilter, page: PageRequest): Promise<LevelRow[]> {
  for (const path of ['ids', 'variantIds'] as const) {
    if ((filter[path]?.length ?? 0) > MAX_FILTER_IDS)
      throw new ValidationError([{ path, message: `must be at most ${MAX_FILTER_IDS}` }]);
  }
  return readLevelPage(deps.db, filter, page, deps.clock.now());
}
