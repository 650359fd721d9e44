import { defineLoader } from '#kernel/graphql/loader.ts';
import type { VariantId } from '../../../shared/ids.ts';
import type { InventoryDeps } from '../../deps.ts';
import { groupByVariant } from '../../stock/model/states.ts';
import type { Availability, LocationStock } from '../model/availability.ts';
import { readStockByLocation, readTotals } from '../store/availability.ts';

/** What can be promised of each variant over all active locations; the object that fields read, made once. */
export const availabilityLoader = defineLoader<InventoryDeps, Availability, VariantId>(async ({ deps }, variantIds) => {
  const rows = await readTotals(deps.db, variantIds, deps.clock.now());
  const totals = new Map(rows.map(({ variantId, total }) => [variantId, total]));
  return variantIds.map((variantId) => ({ variantId, isTracked: true, units: totals.get(variantId) ?? 0 }));
});

/** Units of each variant at each of them. */
export const locationStockLoader = defineLoader<InventoryDeps, LocationStock[], VariantId>(
  async ({ deps }, variantIds) => {
    const groups = groupByVariant(await readStockByLocation(deps.db, variantIds, deps.clock.now()));
    return variantIds.map((id) => groups.get(id) ?? []);
  },
);
