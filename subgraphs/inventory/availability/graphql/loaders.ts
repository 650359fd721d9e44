import DataLoader from 'dataloader';
import { perOperation } from '#kernel/graphql/per-operation.ts';
import type { InventoryDeps } from '../../deps.ts';
import { groupByVariant } from '../../stock/model/states.ts';
import type { LocationStock } from '../model/availability.ts';
import { readStockByLocation, readTotals } from '../store/availability.ts';

/** Units that each variant has available over all active locations; one statement for the keys of a step. */
export const totalLoader = perOperation(
  ({ db, clock }: InventoryDeps) =>
    new DataLoader<string, number>(async (variantIds) => {
      const totals = new Map(
        (await readTotals(db, variantIds, clock.now())).map(({ variantId, total }) => [variantId, total]),
      );
      return variantIds.map((id) => totals.get(id) ?? 0);
    }),
);

/** The same by location; one statement for the keys of a step. */
export const locationStockLoader = perOperation(
  ({ db, clock }: InventoryDeps) =>
    new DataLoader<string, LocationStock[]>(async (variantIds) => {
      const groups = groupByVariant(await readStockByLocation(db, variantIds, clock.now()));
      return variantIds.map((id) => groups.get(id) ?? []);
    }),
);
