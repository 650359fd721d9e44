import { basename } from 'node:path';
import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { normalizeHeader } from '../csv/rows.ts';
import { describeFile, openSourceFile, type SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import type { ImportTarget } from '../import-target.ts';
import { storeCodeOf } from '../orders/channel-code.ts';
import { openRejects, type Reject } from '../rejects.ts';
import { type StockRow, sendStock } from './send-stock.ts';

export interface InventoryTotals {
  levels: number;
  changed: number;
  refused: number;
  readonly rejectFiles: string[];
  readonly found: string[];
}

const NEEDED = ['sku', 'location', 'available'];

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

async function readStock(
  file: SourceFile,
  onHeader: (header: readonly string[]) => void,
): Promise<{ rows: StockRow[]; faults: Reject[] }> {
  const rows = new Map<string, StockRow>();
  const faults: Reject[] = [];
  let columns: ReadonlyMap<string, number> | undefined;
  for await (const { line, cells } of readTable(file, isInventoryHeader)) {
    if (!columns) {
      columns = new Map(cells.map((cell, index) => [normalizeHeader(cell).replace(/ \(.*\)$/, ''), index]));
      assertHeader(columns, file.path);
      onHeader(cells);
      continue;
    }
    const known = columns;
    const cell = (name: string) => cells[known.get(name) ?? -1]?.trim() ?? '';
    const row = { line, cells, sku: cell('sku').replace(/^'/, ''), location: cell('location') };
    const counts = ['available', 'unavailable', 'committed', 'incoming'].map((name) => units(cell(name)));
    const [available, damaged = null, safetyStock = null, incoming = null] = counts;
    const key = `${row.sku}\u001f${storeCodeOf(row.location)}`;
    const fault = faultOf(row, counts, rows.get(key)?.line);
    if (fault !== undefined) faults.push({ line, cells, refused: true, reason: fault });
    else if (available !== null && available !== undefined) {
      rows.set(key, { ...row, available, damaged, safetyStock, incoming });
    }
  }
  return { rows: [...rows.values()], faults };
}

/** Units of a cell; null for one that says nothing, such as "not stocked", NaN for what is no number of units. */
function units(text: string): number | null {
  if (text === '' || /^not stocked$/i.test(text)) return null;
  return /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
}

function faultOf(
  { sku, location }: { sku: string; location: string },
  counts: ReadonlyArray<number | null>,
  before: number | undefined,
): string | undefined {
  if (sku === '') return 'the row has no SKU';
  if (storeCodeOf(location) === '') return `"${location}" is no name for a location`;
  if (counts.some((count) => Number.isNaN(count))) return 'a count is no number of units from 0';
  return before === undefined ? undefined : `the same SKU and location as line ${before}`;
}

function isInventoryHeader(cells: readonly string[]): boolean {
  const names = new Set(cells.map((cell) => normalizeHeader(cell).replace(/ \(.*\)$/, '')));
  return NEEDED.every((name) => names.has(name));
}

function assertHeader(columns: ReadonlyMap<string, number>, path: string): void {
  const missing = NEEDED.filter((name) => !columns.has(name));
  if (missing.length === 0) return;
  throw new StartupError(`${path} is not a Shopify inventory file: its header has no column ${missing.join(', ')}.`);
}
