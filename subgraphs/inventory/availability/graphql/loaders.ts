import { defineLoader } from '#kernel/graphql/loader.ts';
import { noteNextChange } from '#kernel/request/context.ts';
import type { VariantId } from '../../../shared/ids.ts';
import type { InventoryDeps } from '../../deps.ts';
import { groupByVariant } from '../../stock/model/states.ts';
import type { Availability, LocationStock } from '../model/availability.ts';
import { readStockByLocation, readTotals } from '../store/availability.ts';

/** Caches keep what is answered no longer than the next hold lasts. */
function noteEnds(rows: ReadonlyArray<{ readonly nextEnd: Date | null }>): void {
  for (const { nextEnd } of rows) if (nextEnd !== null) noteNextChange(nextEnd.getTime());
}

/** What can be promised of each variant over all active locations; the object that fields read, made once. */
export const availabilityLoader = defineLoader<InventoryDeps, Availability, VariantId>(async ({ deps }, variantIds) => {
  const rows = await readTotals(deps.db, variantIds, deps.clock.now());
  noteEnds(rows);
  const totals = new Map(rows.map(({ variantId, total }) => [variantId, total]));
  return variantIds.map((variantId) => ({ variantId, isTracked: true, units: totals.get(variantId) ?? 0 }));
});

/** Units of each variant at each of them. */
export const locationStockLoader = defineLoader<InventoryDeps, LocationStock[], VariantId>(
  async ({ deps }, variantIds) => {
    const rows = await readStockByLocation(deps.db, variantIds, deps.clock.now());
    noteEnds(rows);
    const groups = groupByVariant(rows);
    return variantIds.map((id) => groups.get(id) ?? []);
  },
);
