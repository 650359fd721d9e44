import { defineLoader } from '#kernel/graphql/loader.ts';
import type { VariantId } from '../../../shared/ids.ts';
import type { InventoryDeps } from '../../deps.ts';
import { groupByVariant } from '../../stock/model/states.ts';
import type { LocationStock } from '../model/availability.ts';
import { readStockByLocation, readTotals } from '../store/availability.ts';

/** Units that each variant has available over all active locations. */
export const totalLoader = defineLoader<InventoryDeps, number, VariantId>(async ({ deps }, variantIds) => {
  const rows = await readTotals(deps.db, variantIds, deps.clock.now());
  const totals = new Map(rows.map(({ variantId, total }) => [variantId, total]));
  return variantIds.map((id) => totals.get(id) ?? 0);
});

/** The same at each of them. */
export const locationStockLoader = defineLoader<InventoryDeps, LocationStock[], VariantId>(
  async ({ deps }, variantIds) => {
    const groups = groupByVariant(await readStockByLocation(deps.db, variantIds, deps.clock.now()));
    return variantIds.map((id) => groups.get(id) ?? []);
  },
);
