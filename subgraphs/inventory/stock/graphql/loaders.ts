import DataLoader from 'dataloader';
import { perOperation } from '#kernel/graphql/per-operation.ts';
import type { InventoryDeps } from '../../deps.ts';
import { type CurrentLevel, groupByVariant } from '../model/states.ts';
import { readLevels } from '../store/levels.ts';

/** Levels by id, null where there is none; one statement for the keys of a step. */
export const levelLoader = perOperation(
  ({ db, clock }: InventoryDeps) =>
    new DataLoader<string, CurrentLevel | null>(async (ids) => {
      const found = new Map((await readLevels(db, { ids }, clock.now())).map((level) => [level.id, level]));
      return ids.map((id) => found.get(id) ?? null);
    }),
);

/** The levels of each variant, by location; one statement for the keys of a step. */
export const variantLevelsLoader = perOperation(
  ({ db, clock }: InventoryDeps) =>
    new DataLoader<string, CurrentLevel[]>(async (variantIds) => {
      const groups = groupByVariant(await readLevels(db, { variantIds }, clock.now()));
      return variantIds.map((id) => groups.get(id) ?? []);
    }),
);
