import { StartupError } from '../../cli/startup-error.ts';
import type { CsvRow } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import { otherOrder, wallClockReader } from '../orders/dates.ts';
import { RowFault } from '../orders/drafts.ts';
import { fieldsOf, isHeaderOf, type SourceRow } from '../orders/field.ts';
import { assertOrder } from '../orders/row-reader.ts';
import type { Reject } from '../rejects.ts';
import type { FootfallMapping } from './mapping.ts';

/** A count as a row of a file says it, with the line it stands on. */
export interface FootfallRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Code of the store. */
  readonly store: string;
  readonly day: string;
  /** Null for the whole day. */
  readonly hour: number | null;
  readonly visitors: number;
}

type Count = Omit<FootfallRow, 'line' | 'cells'>;

/** Visitors of a store in a day, at most; the domain's own bound. */
const MAX_VISITORS = 1_000_000;

/**
 * Reads what was counted. What cannot be read is refused by its line; of two rows for the same store, day and hour the
 * later holds.
 * @throws StartupError when the header lacks a column that the mapping names.
 */
export async function readFootfallRows(
  file: SourceFile,
  mapping: FootfallMapping,
  onHeader: (header: readonly string[]) => void,
): Promise<{ readonly rows: FootfallRow[]; readonly faults: Reject[] }> {
  const rows = new Map<string, FootfallRow>();
  const faults: Reject[] = [];
  let read: ((row: SourceRow) => Count) | undefined;
  for await (const row of readTable(file, isHeaderOf(fieldsIn(mapping)))) {
    if (!read) {
      assertHeader(file, mapping, row);
      onHeader(row.cells);
      read = readerOf(mapping, row, file.path);
      continue;
    }
    const { line, cells } = row;
    try {
      const count = read(row);
      rows.set([count.store, count.day, count.hour].join('\u001f'), { line, cells, ...count });
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      faults.push({ line, cells, refused: true, reason: error.message });
    }
  }
  return { rows: [...rows.values()], faults };
}

const fieldsIn = ({ store, day, hour, visitors }: FootfallMapping) => [store, day, visitors, ...(hour ? [hour] : [])];

function assertHeader({ path }: SourceFile, mapping: FootfallMapping, { cells }: CsvRow): void {
  const lacks = fieldsIn(mapping).filter((field) => !isHeaderOf([field])(cells));
  if (lacks.length === 0) return;
  const names = lacks.map((field) => (typeof field === 'string' ? field : JSON.stringify(field)));
  throw new StartupError(`${path} is no file of footfall: its header has no column ${names.join(', ')}.`);
}

function readerOf(mapping: FootfallMapping, header: CsvRow, path: string): (row: SourceRow) => Count {
  const compile = fieldsOf(header, path);
  const [store, day, visitors] = [compile(mapping.store), compile(mapping.day), compile(mapping.visitors)];
  const hour = mapping.hour === undefined ? undefined : compile(mapping.hour);
  const moment = wallClockReader(mapping.dates);
  const otherForm = otherOrder(mapping.dates);
  const isTimed = mapping.dates.some((format) => /[Hh]/.test(format.replace(/'[^']*'/g, '')));
  return (row) => {
    const code = store(row).trim();
    if (code === '') throw new RowFault('the store is empty');
    const text = day(row).trim();
    const at = moment(text);
    if (!at) assertOrder(text, row.line, mapping.dates, otherForm);
    if (!at) throw new RowFault(`"${text}" is no day of the form ${mapping.dates.join(' or ')}`);
    const year = at.getUTCFullYear();
    if (year < 2000 || year > 2199) throw new RowFault(`"${text}" is of the year ${year}`);
    const told = hour?.(row).trim() ?? '';
    return {
      store: code,
      day: at.toISOString().slice(0, 10),
      hour: told === '' ? (isTimed ? at.getUTCHours() : null) : hourOf(told),
      visitors: visitorsOf(visitors(row).trim()),
    };
  };
}

/** "9", "09", "9h", "09:00". */
function hourOf(text: string): number {
  const hour = Number(/^(\d{1,2})(?:\s?h|:00(?::00)?)?$/i.exec(text)?.[1] ?? Number.NaN);
  if (hour >= 0 && hour <= 23) return hour;
  throw new RowFault(`"${text}" is no hour from 0 to 23`);
}

function visitorsOf(text: string): number {
  // A mark may part thousands or decimals: nothing is guessed.
  const visitors = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (visitors <= MAX_VISITORS) return visitors;
  throw new RowFault(`"${text}" is no number of visitors such as 340`);
}
