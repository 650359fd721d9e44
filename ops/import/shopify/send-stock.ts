import type { ImportTarget } from '../import-target.ts';
import { storeCodeOf } from '../orders/channel-code.ts';
import { ensureLocationsPort, findVariantsPort, importLevelsPort } from '../ports.ts';

/** Stock of one SKU at one location, as a file says it. */
export interface StockRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly sku: string;
  /** The location in the file's own words. */
  readonly location: string;
  readonly available: number;
  readonly damaged: number | null;
  /** Promised by the other system. */
  readonly safetyStock: number | null;
  readonly incoming: number | null;
}

/** Levels sent at once: one transaction. */
const BATCH_SIZE = 500;

/**
 * Makes the stock of SKUs what a file says; locations that are not there are made.
 * @returns how many levels changed, and the rows whose SKU the catalog does not know.
 */
export async function sendStock(
  target: ImportTarget,
  rows: readonly StockRow[],
  dryRun: boolean,
): Promise<{ changed: number; unknown: StockRow[] }> {
  const unknown: StockRow[] = [];
  let changed = 0;
  for (let from = 0; from < rows.length; from += BATCH_SIZE) {
    const some = rows.slice(from, from + BATCH_SIZE);
    const skus = [...new Set(some.map(({ sku }) => sku))];
    const found = await target.call(findVariantsPort, { gtins: [], skus });
    const variants = new Map(found.map(({ sku, variantId }) => [sku, variantId]));
    unknown.push(...some.filter(({ sku }) => !variants.has(sku)));
    if (dryRun) continue;
    const names = new Map(some.map(({ location }) => [storeCodeOf(location), location]));
    const made = await target.call(ensureLocationsPort, {
      locations: [...names].map(([code, name]) => ({ code, name, kind: 'STORE', timeZone: target.timeZone })),
    });
    const locations = new Map(made.map(({ code, id }) => [code, id]));
    const levels = some.flatMap(({ sku, location, available, damaged, safetyStock, incoming }) => {
      const [variantId, locationId] = [variants.get(sku), locations.get(storeCodeOf(location))];
      return variantId && locationId ? [{ variantId, locationId, available, damaged, safetyStock, incoming }] : [];
    });
    const result = await target.call(importLevelsPort, { batch: { source: 'shopify', levels } });
    changed += result.changed;
  }
  return { changed, unknown };
}
