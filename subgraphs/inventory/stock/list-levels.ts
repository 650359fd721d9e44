import { ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import type { InventoryDeps } from '../deps.ts';
import type { CurrentLevel } from './model/states.ts';
import { countLevels, type LevelFilter, readLevelPage } from './store/levels.ts';

/** Most ids that one filter may name. */
export const MAX_FILTER_IDS = 250;

/** A page of levels, as they are by the clock. */
export async function listLevels(
  deps: InventoryDeps,
  filter: LevelFilter,
  page: PageRequest,
): Promise<Page<CurrentLevel>> {
  for (const path of ['ids', 'variantIds'] as const) {
    if ((filter[path]?.length ?? 0) > MAX_FILTER_IDS)
      throw new ValidationError([{ path, issueCode: 'TOO_LARGE', message: `must be at most ${MAX_FILTER_IDS}` }]);
  }
  for (const id of page.after ?? []) parseId('lvl', id, 'after');
  const now = deps.clock.now();
  const rows = await readLevelPage(deps.db, filter, page, now);
  return toPage(
    rows,
    page,
    (level) => [level.id],
    () => countLevels(deps.db, filter, now),
  );
}
