import { StartupError } from '../../cli/startup-error.ts';
import { type PlaceOf, placesOf } from '../csv/columns.ts';
import { normalizeHeader } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import { storeCodeOf } from '../orders/channel-code.ts';
import type { Reject } from '../rejects.ts';
import type { StockRow } from './send-stock.ts';

const NEEDED = ['sku', 'location', 'available'];

/**
 * Reads Shopify's inventory export; a row that says no stock says why.
 * @throws StartupError when it is another file.
 */
export async function readStock(
  file: SourceFile,
  onHeader: (header: readonly string[]) => void,
): Promise<{ rows: StockRow[]; faults: Reject[] }> {
  const rows = new Map<string, StockRow>();
  const faults: Reject[] = [];
  let places: PlaceOf | undefined;
  for await (const { line, cells, fault: shifted } of readTable(file, isInventoryHeader)) {
    if (!places) {
      places = placesOf({ cells, line }, file.path, plainName);
      assertHeader(places, file.path);
      onHeader(cells);
      continue;
    }
    const known = places;
    const cell = (name: string) => cells[known(name) ?? -1]?.trim() ?? '';
    const row = { line, cells, sku: cell('sku').replace(/^'/, ''), location: cell('location') };
    const counts = ['available', 'unavailable', 'committed', 'incoming'].map((name) => units(cell(name)));
    const [available, damaged = null, safetyStock = null, incoming = null] = counts;
    const key = `${row.sku}\u001f${storeCodeOf(row.location)}`;
    const fault = shifted ?? faultOf(row, counts, rows.get(key)?.line);
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
  const names = new Set(cells.map(plainName));
  return NEEDED.every((name) => names.has(name));
}

/** "Available (not editable)" is the column of what is available. */
function plainName(cell: string): string {
  return normalizeHeader(cell).replace(/ \(.*\)$/, '');
}

function assertHeader(places: PlaceOf, path: string): void {
  const missing = NEEDED.filter((name) => places(name) === undefined);
  if (missing.length === 0) return;
  throw new StartupError(`${path} is not a Shopify inventory file: its header has no column ${missing.join(', ')}.`);
}
