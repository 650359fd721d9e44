import { basename } from 'node:path';
import type { Progress } from '../../cli/progress.ts';
import { describeFile, openSourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { openRejects, type Reject } from '../rejects.ts';
import { readStock } from './read-inventory.ts';
import { sendStock } from './send-stock.ts';

export interface InventoryTotals {
  levels: number;
  changed: number;
  refused: number;
  readonly rejectFiles: string[];
  readonly found: string[];
}

/**
 * Imports Shopify's inventory exports, a row for each SKU and location: what is available, what is unavailable as
 * damaged, and what Shopify has promised as safety stock, so that it is sold twice by nobody.
 */
export async function importShopifyInventory(
  target: ImportTarget,
  options: { readonly files: readonly string[]; readonly dryRun: boolean; readonly rejects: string },
  progress: Progress,
): Promise<InventoryTotals> {
  const totals: InventoryTotals = { levels: 0, changed: 0, refused: 0, rejectFiles: [], found: [] };
  for (const file of options.files.map((path) => openSourceFile(path))) {
    const step = progress.start(`Importing ${basename(file.path)}`, file.bytes, 'IMPORTING');
    const rejects = openRejects(options.rejects, file.path, false);
    const { rows, faults } = await readStock(file, (header) => rejects.setHeader(header));
    const { changed, unknown } = await sendStock(target, rows, options.dryRun);
    const unknowns = unknown.map(
      ({ line, cells, sku }): Reject => ({ line, cells, refused: true, reason: `the catalog has no SKU ${sku}` }),
    );
    rejects.add([...faults, ...unknowns].sort((a, b) => a.line - b.line));
    totals.levels += rows.length - unknown.length;
    totals.changed += changed;
    totals.refused += rejects.refused;
    if (rejects.refused > 0) totals.rejectFiles.push(rejects.path);
    totals.found.push(`${basename(file.path)}: ${describeFile(file)}.`);
    step.finish(`${changed} levels changed`);
  }
  return totals;
}
