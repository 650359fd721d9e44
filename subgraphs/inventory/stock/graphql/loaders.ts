import { defineLoader } from '#kernel/graphql/loader.ts';
import type { InventoryLevelId, VariantId } from '../../../shared/ids.ts';
import type { InventoryDeps } from '../../deps.ts';
import { type CurrentLevel, groupByVariant } from '../model/states.ts';
import { readLevels } from '../store/levels.ts';

/** Levels by id, null where there is none. */
export const levelLoader = defineLoader<InventoryDeps, CurrentLevel | null, InventoryLevelId>(async ({ deps }, ids) => {
  const levels = await readLevels(deps.db, { ids }, deps.clock.now());
  const found = new Map(levels.map((level) => [level.id, level]));
  return ids.map((id) => found.get(id) ?? null);
});

/** The levels of each variant, by location. */
export const variantLevelsLoader = defineLoader<InventoryDeps, CurrentLevel[], VariantId>(
  async ({ deps }, variantIds) => {
    const groups = groupByVariant(await readLevels(deps.db, { variantIds }, deps.clock.now()));
    return variantIds.map((id) => groups.get(id) ?? []);
  },
);
