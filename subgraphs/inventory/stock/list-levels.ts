import { parseId } from '#kernel/values/ids.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { InventoryDeps } from '../deps.ts';
import { levelFilterSchema } from './model/filters.ts';
import type { CurrentLevel } from './model/states.ts';
import { countLevels, readLevelPage } from './store/levels.ts';

/** A page of levels, as they are by the clock, in the order of their ids. */
export async function listLevels(deps: InventoryDeps, raw: unknown, page: PageRequest): Promise<Page<CurrentLevel>> {
  const filter = parseInput(levelFilterSchema, raw ?? {}, 'filter');
  for (const id of page.after ?? []) parseId('lvl', id, 'after');
  for (const id of page.before ?? []) parseId('lvl', id, 'before');
  const now = deps.clock.now();
  const rows = await readLevelPage(deps.db, filter, page, now);
  return toPage(
    rows,
    page,
    (level) => [level.id],
    () => countLevels(deps.db, filter, now),
  );
}
